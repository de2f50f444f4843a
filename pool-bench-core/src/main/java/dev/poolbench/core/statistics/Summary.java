package dev.poolbench.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Sums up independent values, such as the medians of forks: their median with an interval, their
 * spread, and which of them lie apart. No value is dropped.
 *
 * <p>The interval is one of order statistics, which no shape of the distribution misleads. Up to
 * five values it is from the least to the greatest, which holds the true median in 1 - 2 / 2<sup>n
 * </sup> of repeats (W. R. Thompson, "On Confidence Ranges for the Median", Annals of Mathematical
 * Statistics 7, 1936): 93.75 % with five; with fewer there is none, for it would be worse. From six
 * on it is interpolated between the two such intervals that are next above and below 95 % (T. P.
 * Hettmansperger and S. J. Sheather, "Confidence intervals based on interpolated order statistics",
 * Statistics and Probability Letters 4, 1986), which is close to 95 % whatever the distribution.
 *
 * <p>The spread is the median of the distances from the median times 1.4826, which for normal
 * values is their standard deviation (F. R. Hampel, "The Influence Curve and Its Role in Robust
 * Estimation", Journal of the American Statistical Association 69, 1974). A value lies apart when
 * its distance from the median is more than 3.5 times that (B. Iglewicz and D. C. Hoaglin, "How to
 * Detect and Handle Outliers", 1993).
 *
 * @param count how many values there are
 * @param median their median
 * @param interval in which the true median lies; empty if there are too few values
 * @param spread their spread, in the unit of the values
 * @param outliers the places of those that lie apart, from 0; empty with fewer than {@link
 *     #FEWEST_FOR_INTERVAL}
 */
public record Summary(
    int count, double median, Optional<Interval> interval, double spread, List<Integer> outliers) {

  /** The fewest values that have an interval. */
  public static final int FEWEST_FOR_INTERVAL = 5;

  static final double CONFIDENCE = 0.95;
  private static final double TO_DEVIATION = 1.4826;
  private static final double APART = 3.5;

  /**
   * Sums up values.
   *
   * @param values at least one, independent of each other
   * @return the summary
   * @throws IllegalArgumentException if there is none
   */
  public static Summary of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values: there is none; accepted is at least one");
    }
    double median = median(values);
    double spread =
        TO_DEVIATION * median(Arrays.stream(values).map(x -> Math.abs(x - median)).toArray());
    boolean enough = values.length >= FEWEST_FOR_INTERVAL;
    List<Integer> outliers =
        IntStream.range(0, values.length)
            .filter(i -> enough && Math.abs(values[i] - median) > APART * spread)
            .boxed()
            .toList();
    return new Summary(
        values.length,
        median,
        enough ? Optional.of(interval(values)) : Optional.empty(),
        spread,
        outliers);
  }

  /**
   * Says why there is no interval.
   *
   * @return a sentence that begins with "not available"; empty if there is one
   */
  public String whyNoInterval() {
    return interval.isPresent()
        ? ""
        : "not available: has %d forks, needs at least %d".formatted(count, FEWEST_FOR_INTERVAL);
  }

  static double median(double[] values) {
    return Median.withDefaults().evaluate(values.clone());
  }

  private static Interval interval(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    BinomialDistribution below = BinomialDistribution.of(n, 0.5);
    int depth = 1;
    while (confidence(below, depth + 1) >= CONFIDENCE) {
      depth++;
    }
    double outer = confidence(below, depth);
    if (outer <= CONFIDENCE) {
      return new Interval(sorted[0], sorted[n - 1], outer);
    }
    double share = (outer - CONFIDENCE) / (outer - confidence(below, depth + 1));
    double inward = (n - depth) * share / (depth + (n - 2 * depth) * share);
    return new Interval(
        sorted[depth - 1] + inward * (sorted[depth] - sorted[depth - 1]),
        sorted[n - depth] - inward * (sorted[n - depth] - sorted[n - depth - 1]),
        CONFIDENCE);
  }

  /** Returns how often the median lies between the values that are so deep from either end. */
  private static double confidence(BinomialDistribution below, int depth) {
    return 1 - 2 * below.cumulativeProbability(depth - 1);
  }
}
