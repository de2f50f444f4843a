package dev.poolbench.core.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Estimates the centre of values that lie symmetrically around it, from the averages of any two of
 * them, each with itself included.
 *
 * <p>The estimate is their median (J. L. Hodges and E. L. Lehmann, "Estimates of Location Based on
 * Rank Tests", Annals of Mathematical Statistics 34, 1963): a few values far off do not move it.
 * The interval is J. W. Tukey's: between the averages whose ranks the exact distribution of F.
 * Wilcoxon's signed-rank statistic gives ("Individual Comparisons by Ranking Methods", Biometrics
 * Bulletin 1, 1945; M. Hollander and D. A. Wolfe, "Nonparametric Statistical Methods", 1973,
 * section 3.3). It takes the values to be independent and symmetric, and nothing else.
 */
final class SignedRanks {
  private static final Map<Integer, double[]> TAILS = new ConcurrentHashMap<>();

  private static final int MOST = 1_000;

  private SignedRanks() {}

  static Ranked of(double[] values) {
    int count = values.length;
    double[] averages = new double[count * (count + 1) / 2];
    int next = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i; j < count; j++) {
        averages[next++] = (values[i] + values[j]) / 2;
      }
    }
    Arrays.sort(averages);
    return new Ranked(averages, tails(count));
  }

  /** Returns the depth of the interval that so many values have. */
  static int depth(int count, double level) {
    return Ranked.depth(tails(count), level);
  }

  /** Returns the least number of values from which on an interval can be so sure. */
  static int fewest(double level) {
    int count = 1;
    while (Math.scalb(2.0, -count) > level && count < MOST) {
      count++;
    }
    return count;
  }

  /** Returns for each sum of ranks how likely it, or a lesser one, is. */
  private static double[] tails(int count) {
    return TAILS.computeIfAbsent(count, SignedRanks::distribution);
  }

  private static double[] distribution(int count) {
    double[] chances = new double[count * (count + 1) / 2 + 1];
    chances[0] = 1;
    int greatest = 0;
    for (int rank = 1; rank <= count; rank++) {
      greatest += rank;
      for (int sum = greatest; sum >= 0; sum--) {
        chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
      }
    }
    for (int sum = 1; sum < chances.length; sum++) {
      chances[sum] += chances[sum - 1];
    }
    return chances;
  }
}
