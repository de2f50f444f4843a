package dev.poolbench.core.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Estimates by how much one sample is shifted against another, from the differences between any
 * value of the one and any of the other.
 *
 * <p>The estimate is their median (J. L. Hodges and E. L. Lehmann, "Estimates of Location Based on
 * Rank Tests", Annals of Mathematical Statistics 34, 1963). The interval is between the differences
 * whose ranks the exact distribution of the Mann-Whitney statistic gives, which counts the pairs in
 * which the second value is the less (F. Wilcoxon, "Individual Comparisons by Ranking Methods",
 * Biometrics Bulletin 1, 1945; H. B. Mann and D. R. Whitney, "On a Test of Whether one of Two
 * Random Variables is Stochastically Larger than the Other", Annals of Mathematical Statistics 18,
 * 1947, with the recurrence for its distribution; M. Hollander and D. A. Wolfe, "Nonparametric
 * Statistical Methods", 1973, sections 4.1 to 4.3). It takes all values to be independent, and the
 * two distributions to be alike but for the shift, whatever their shape. With more than {@link
 * #EXACT} pairs the distribution is taken as normal, with a correction for continuity.
 */
final class RankSums {
  /** The most pairs for which the distribution is computed: 50 values on both sides. */
  private static final int EXACT = 2_500;

  private static final int MOST = 1_000;
  private static final Map<Sizes, double[]> TAILS = new ConcurrentHashMap<>();

  private record Sizes(int first, int second) {}

  private RankSums() {}

  /** Holds the second against the first. */
  static Ranked of(double[] first, double[] second) {
    double[] differences = new double[first.length * second.length];
    int next = 0;
    for (double one : first) {
      for (double other : second) {
        differences[next++] = other - one;
      }
    }
    Arrays.sort(differences);
    return new Ranked(differences, tails(first.length, second.length));
  }

  /** Returns the least number of values on both sides from which on an interval can be so sure. */
  static int fewest(double level) {
    int count = 1;
    double outermost = 1;
    while (outermost > level && count < MOST) {
      // Of all orders of 2n values, 1 in (2n)! / n!^2 has those of one side first.
      outermost = outermost(++count);
    }
    return count;
  }

  private static double outermost(int count) {
    double chance = 2;
    for (int i = 1; i <= count; i++) {
      chance *= (double) i / (count + i);
    }
    return chance;
  }

  /** Returns for each number of pairs how likely it, or a lesser one, is. */
  static double[] tails(int first, int second) {
    return TAILS.computeIfAbsent(
        new Sizes(Math.min(first, second), Math.max(first, second)),
        sizes ->
            sizes.first() * sizes.second() <= EXACT
                ? exact(sizes.first(), sizes.second())
                : normal(sizes.first(), sizes.second()));
  }

  /**
   * Goes from fewer values to more: the greatest of all is of the first side in i of i + j orders,
   * and is then above all j of the second.
   */
  private static double[] exact(int first, int second) {
    double[][] fewer = new double[second + 1][];
    Arrays.setAll(fewer, j -> new double[] {1});
    for (int i = 1; i <= first; i++) {
      double[][] chances = new double[second + 1][];
      chances[0] = new double[] {1};
      for (int j = 1; j <= second; j++) {
        chances[j] = new double[i * j + 1];
        for (int pairs = 0; pairs <= i * j; pairs++) {
          double ofFirst = pairs >= j ? fewer[j][pairs - j] : 0;
          double ofSecond = pairs < chances[j - 1].length ? chances[j - 1][pairs] : 0;
          chances[j][pairs] = (i * ofFirst + j * ofSecond) / (i + j);
        }
      }
      fewer = chances;
    }
    double[] tails = fewer[second];
    for (int pairs = 1; pairs < tails.length; pairs++) {
      tails[pairs] += tails[pairs - 1];
    }
    return tails;
  }

  private static double[] normal(int first, int second) {
    double pairs = (double) first * second;
    NormalDistribution distribution =
        NormalDistribution.of(pairs / 2, Math.sqrt(pairs * (first + second + 1) / 12));
    double[] tails = new double[first * second + 1];
    Arrays.setAll(tails, i -> distribution.cumulativeProbability(i + 0.5));
    return tails;
  }
}
