package dev.poolbench.adapters.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.adapters.jdk.RecordingTask;
import dev.poolbench.adapters.jdk.Testing;
import dev.poolbench.api.Pool;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JettyAdapterTests {
  private static final long LESS_THAN_JETTYS_IDLE_TIMEOUT = 30_000;

  @Test
  void stopsAllWorkersWhenItsCloseIsInterrupted() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Pool pool = Testing.open("jetty", 4);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    List<RecordingTask> tasks =
        RecordingTask.many(
            1,
            i ->
                () -> {
                  begun.countDown();
                  Testing.await(never);
                });
    pool.execute(tasks.get(0));
    begun.await();
    List<Thread> workers =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("jetty-") && !before.contains(thread))
            .toList();

    Thread.currentThread().interrupt();
    assertThatThrownBy(pool::close).isInstanceOf(InterruptedException.class);

    assertThat(workers).hasSize(4);
    for (Thread worker : workers) {
      worker.join(LESS_THAN_JETTYS_IDLE_TIMEOUT);
      assertThat(worker.isAlive()).as(worker.toString()).isFalse();
    }
  }
}
