package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WhenFullTests {
  private final RecordingTask task = new RecordingTask(() -> {});

  @Test
  void startsAWorkerForATaskThatWaitsWhileTheLastOneTimedOut() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    WhenFull.BLOCK.rejectedExecution(task, pool);
    pool.shutdown();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(task.runs()).isOne();
  }

  @Test
  void refusesATaskThatGotIntoTheQueueAfterTheLastWorkerEnded() {
    ShutDownByOffer queue = new ShutDownByOffer();
    ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, queue);
    queue.pool = pool;
    assertThatThrownBy(() -> WhenFull.BLOCK.rejectedExecution(task, pool))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(queue).isEmpty();
    assertThat(task.runs()).isZero();
  }

  /** Ends the pool between the look at its state and the place in its queue. */
  private static final class ShutDownByOffer extends ArrayBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1L;
    private transient ThreadPoolExecutor pool;

    ShutDownByOffer() {
      super(1);
    }

    @Override
    public boolean offer(Runnable task, long timeout, TimeUnit unit) throws InterruptedException {
      pool.shutdown();
      return super.offer(task, timeout, unit);
    }
  }
}
