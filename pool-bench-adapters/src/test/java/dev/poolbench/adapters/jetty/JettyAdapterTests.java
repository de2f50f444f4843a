package dev.poolbench.adapters.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.adapters.jdk.RecordingTask;
import dev.poolbench.adapters.jdk.Testing;
import dev.poolbench.api.Pool;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class JettyAdapterTests {
  @Test
  void stopsIdleAndBusyWorkersWhenItsCloseIsInterrupted() throws Exception {
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
    List<Thread> workers = workers();

    Thread.currentThread().interrupt();
    assertThatThrownBy(pool::close).isInstanceOf(InterruptedException.class);

    assertThat(workers).hasSize(4);
    for (Thread worker : workers) {
      worker.join(20_000);
      assertThat(worker.isAlive()).as(worker.toString()).isFalse();
    }
  }

  private static List<Thread> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("jetty-"))
        .toList();
  }
}
