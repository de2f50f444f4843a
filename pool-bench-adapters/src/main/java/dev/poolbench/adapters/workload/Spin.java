package dev.poolbench.adapters.workload;

import java.time.Duration;
import java.util.Arrays;

/**
 * Computes for a known number of steps, each of which needs the one before, so that no compiler can
 * leave one out or do two at once: a linear congruential generator with the constants of Knuth's
 * MMIX.
 */
final class Spin {
  private static final long WARM_UP_STEPS = 20_000_000;
  private static final long STEPS = 2_000_000;
  private static final int ROUNDS = 9;

  private Spin() {}

  static double run(long seed, long steps) {
    long state = seed;
    for (long step = 0; step < steps; step++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
    }
    return state >>> 12;
  }

  /** Returns how many steps take so long on this machine, the median of some rounds. */
  static long stepsFor(Duration time) {
    double unused = run(1, WARM_UP_STEPS);
    double[] perNano = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      unused += run(round, STEPS);
      perNano[round] = (double) STEPS / (System.nanoTime() - start);
    }
    Arrays.sort(perNano);
    return unused < 0 ? 0 : Math.max(1, Math.round(time.toNanos() * perNano[ROUNDS / 2]));
  }
}
