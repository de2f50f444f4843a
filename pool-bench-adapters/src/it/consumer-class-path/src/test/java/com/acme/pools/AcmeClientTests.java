package com.acme.pools;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUp;
import dev.poolbench.core.junit.NoLeaks;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests code of Acme's that is no pool and knows nothing of pool-bench. */
@NoLeaks
class AcmeClientTests {

  @Test
  void shutsItsThreadsDown() throws Exception {
    ExecutorService client = Executors.newFixedThreadPool(2);
    try {
      assertEquals(42, client.submit(() -> 42).get());
    } finally {
      client.shutdown();
      client.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  @Test
  @NoLeaks(allowed = @NoLeaks.Allowed(pattern = "acme-metrics", reason = "ends with the JVM"))
  void leavesWhatIsAllowed() {
    Thread metrics =
        new Thread(
            () -> {
              try {
                TimeUnit.DAYS.sleep(1);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "acme-metrics");
    metrics.setDaemon(true);
    metrics.start();
  }

  @Test
  void canBeAskedInTheTestToo() throws Exception {
    assertThat(CleanUp.check(ExecutorUse::new, ExecutorUse::use, ExecutorUse::close))
        .hasNoLeaks()
        .closesWithin(Duration.ofSeconds(30))
        .check(CheckKind.THREADS)
        .isClean();
  }

  private static final class ExecutorUse {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    void use() throws Exception {
      assertEquals("used", executor.submit(() -> "used").get());
    }

    void close() throws InterruptedException {
      executor.shutdown();
      executor.awaitTermination(1, TimeUnit.MINUTES);
    }
  }
}
