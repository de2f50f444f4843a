package dev.poolbench.core.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.poolbench.core.cleanup.CheckKind;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Prints what {@link NoLeaks} adds to a test: how much longer an engine takes for 1,000 tests that
 * do nothing when it has them checked, or for 50 where each takes longer.
 *
 * <p>Checked and unchecked are run once a block, one after the other, the first of the two in turn.
 * Of the blocks' differences a test the median is printed, with the second least and the second
 * greatest as an interval: of 11 blocks, which by the binomial distribution covers the true median
 * in 98.8 % of cases whatever the distribution of the times. Three blocks come before, unprinted.
 */
public final class NoLeaksCost {
  private static final int TESTS = 1_000;
  private static final int FEW = 50;
  private static final int BLOCKS = 11;
  private static final int WARM_UP = 3;

  private NoLeaksCost() {}

  /** Does nothing, unchecked. */
  static class Unchecked {
    @RepeatedTest(TESTS)
    void doesNothing() {}
  }

  /** Does nothing, with the default checks. */
  @NoLeaks
  static class Checked {
    @RepeatedTest(TESTS)
    void doesNothing() {}
  }

  /** Does nothing, with virtual threads checked besides. */
  @NoLeaks(
      checks = {CheckKind.THREADS, CheckKind.VIRTUAL_THREADS, CheckKind.PROCESSES, CheckKind.FILES})
  static class WithVirtualThreads {
    @RepeatedTest(FEW)
    void doesNothing() {}
  }

  /** Does nothing, with the heap checked. */
  @NoLeaks(checks = CheckKind.HEAP)
  static class WithHeap {
    @RepeatedTest(FEW)
    void doesNothing() {}
  }

  /** Takes no arguments. */
  public static void main(String[] args) {
    System.out.printf(
        "JDK %s, %d processes on the machine, %d blocks of %d tests%n",
        System.getProperty("java.version"), ProcessHandle.allProcesses().count(), BLOCKS, TESTS);
    print("default", Checked.class, TESTS);
    print("and virtual threads", WithVirtualThreads.class, FEW);
    print("heap", WithHeap.class, FEW);
  }

  private static void print(String what, Class<?> checked, int tests) {
    double[] added = new double[BLOCKS];
    for (int block = -WARM_UP; block < BLOCKS; block++) {
      double without = block % 2 == 0 ? run(Unchecked.class, TESTS) : 0;
      double with = run(checked, tests);
      without = block % 2 == 0 ? without : run(Unchecked.class, TESTS);
      if (block >= 0) {
        added[block] = with - without;
      }
    }
    Arrays.sort(added);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-20s adds %6.3f ms a test [%6.3f, %6.3f]",
            what,
            added[BLOCKS / 2],
            added[1],
            added[BLOCKS - 2]));
  }

  /** Returns milliseconds a test. */
  private static double run(Class<?> tests, int count) {
    long start = System.nanoTime();
    long passed =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(tests))
            .execute()
            .testEvents()
            .succeeded()
            .count();
    double millis = (System.nanoTime() - start) / 1e6;
    if (passed != count) {
      throw new IllegalStateException("%d of %d tests passed".formatted(passed, count));
    }
    return millis / count;
  }
}
