package dev.poolbench.adapters.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.adapters.jdk.RecordingTask;
import dev.poolbench.adapters.jdk.Testing;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RendezvousTests {
  private final ExecutorService pool = Executors.newFixedThreadPool(3);

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void comesAfterAllTasksEvenIfTheyLeaveTheirWorkersInterrupted() throws Exception {
    List<RecordingTask> tasks =
        RecordingTask.many(500, i -> () -> Thread.currentThread().interrupt());
    tasks.forEach(pool::execute);

    Rendezvous.await(pool, 3);

    assertThat(tasks).extracting(RecordingTask::runs).containsOnly(1);
  }

  @Test
  void letsTheWorkersGoWhenItIsInterrupted() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    pool.execute(() -> Testing.await(gate));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Rendezvous.await(pool, 3)).isInstanceOf(InterruptedException.class);
    gate.countDown();
    pool.shutdown();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void letsTheWorkersGoWhenThePoolRefuses() throws Exception {
    assertThatThrownBy(
            () ->
                Rendezvous.await(
                    task -> {
                      pool.execute(task);
                      pool.shutdown();
                    },
                    3))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }
}
