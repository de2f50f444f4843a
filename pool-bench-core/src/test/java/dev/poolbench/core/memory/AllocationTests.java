package dev.poolbench.core.memory;

import static dev.poolbench.core.memory.ProcessMonitorTests.of;
import static dev.poolbench.core.memory.ProcessMonitorTests.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class AllocationTests {
  private static final long MB = 1 << 20;

  private volatile Object sink;

  private void allocate(int megabytes) {
    for (int i = 0; i < megabytes; i++) {
      sink = new byte[(int) MB - 16];
    }
  }

  private void allocateInAThreadThatEnds(int megabytes) throws InterruptedException {
    Thread thread = new Thread(() -> allocate(megabytes));
    thread.start();
    thread.join();
  }

  @Test
  void isTheTotalOfAllThreadsEvenIfTheyEnd() throws Exception {
    assumeTrue(Allocation.hasTotal(), "needs a JVM that has getTotalThreadAllocatedBytes");
    Allocation before = Allocation.now();
    allocate(64);
    allocateInAThreadThatEnds(64);

    // HotSpot counts what a thread has allocated a moment after it has told of the thread's end.
    long total = of(Allocation.now().since(before));
    while (total < 127 * MB && !Thread.interrupted()) {
      Thread.onSpinWait();
      total = of(Allocation.now().since(before));
    }
    assertThat(total).isCloseTo(128 * MB, within(MB));
  }

  @Test
  void isTheSumOverThreadsThatLive() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Allocation before = Allocation.nowByThread();
      pool.submit(() -> allocate(64)).get();
      pool.submit(() -> allocate(64)).get();
      allocate(64);
      Allocation after = Allocation.nowByThread();

      assertThat(of(after.since(before))).isCloseTo(192 * MB, within(MB));
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void isNotKnownFromThreadsOfWhichOneHasEnded() throws Exception {
    Allocation before = Allocation.nowByThread();
    allocateInAThreadThatEnds(1);

    assertThat(reasonOf(Allocation.nowByThread().since(before)))
        .contains("threads ended meanwhile, whose allocation this JVM");
  }
}
