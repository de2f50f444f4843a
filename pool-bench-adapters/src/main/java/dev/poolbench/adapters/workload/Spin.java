package dev.poolbench.adapters.workload;

import java.time.Duration;
import java.util.Arrays;

/**
 * Computes for a known number of steps, each of which needs the one before: the xorshift generator
 * with the shifts 13, 7 and 17 (Marsaglia, 2003).
 *
 * <p>A linear congruential generator would not do: C2 folds the multiplications of unrolled steps
 * into one, so that it took a seventieth of the time on JDK 25.
 */
final class Spin {
  private static final int WARM_UP_CALLS = 2_000;
  private static final int CALLS = 200;
  private static final long STEPS_OF_CALL = 10_000;
  private static final int ROUNDS = 9;

  private Spin() {}

  /** Takes a seed from 0 up; returns what depends on each step, a whole number. */
  static double run(long seed, long steps) {
    long state = seed + 1;
    for (long step = 0; step < steps; step++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
    }
    return state >>> 12;
  }

  /** Returns how many steps take so long on this machine, the median of some rounds. */
  static long stepsFor(Duration time) {
    double unused = call(WARM_UP_CALLS);
    double[] perNano = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      unused += call(CALLS);
      perNano[round] = (double) CALLS * STEPS_OF_CALL / (System.nanoTime() - start);
    }
    Arrays.sort(perNano);
    return unused < 0 ? 0 : Math.max(1, Math.round(time.toNanos() * perNano[ROUNDS / 2]));
  }

  /** Computes as jobs do, in many short calls, and so compiled as they are. */
  private static double call(int times) {
    double sum = 0;
    for (int i = 0; i < times; i++) {
      sum += run(i, STEPS_OF_CALL);
    }
    return sum;
  }
}
