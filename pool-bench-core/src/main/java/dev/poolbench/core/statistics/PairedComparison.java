package dev.poolbench.core.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares something with a baseline, block by block: each block gives one ratio of two values that
 * were measured close to each other, so that whatever slows a block down cancels.
 *
 * <p>The ratio is estimated from the logarithms, as the median of the averages of any two of them,
 * and its interval comes from the exact distribution of the signed ranks (Hodges and Lehmann, 1963;
 * Wilcoxon, 1945). Where both have the same distribution, whichever it is, the logarithms lie
 * symmetrically around 0, and that is all that the method takes for granted; where only one of the
 * two has forks that are slow now and then, that is a difference, too. Several comparisons in one
 * report are corrected by S. Holm's procedure ("A Simple Sequentially Rejective Multiple Test
 * Procedure", Scandinavian Journal of Statistics 6, 1979): that any of them finds a difference
 * where there is none happens in at most 5 % of runs.
 *
 * @param pairs how many blocks have both values
 * @param needed how many a verdict takes, the more the more comparisons share the error
 * @param threshold what difference matters, such as 0.05 for 5 %
 * @param ratio the estimate, less than 1 if it is less than the baseline
 * @param interval in which the true ratio lies; empty if there are too few blocks for one that is
 *     sure enough
 * @param verdict what it comes to; empty if there are too few blocks
 * @param reason why there is no verdict, beginning with "not available"; empty if there is one
 * @param smallestSeen what ratio, or its inverse, this many blocks with this much noise would have
 *     told from 1 in nine of ten repeats, such as 1.08, from the width of the interval as if the
 *     noise were normal (H. S. Bloom, "Minimum Detectable Effects", Evaluation Review 19, 1995);
 *     empty if there is no interval
 */
public record PairedComparison(
    int pairs,
    int needed,
    double threshold,
    double ratio,
    Optional<Interval> interval,
    Optional<RatioVerdict> verdict,
    String reason,
    OptionalDouble smallestSeen) {

  /** How often a family of comparisons may find a difference where there is none. */
  public static final double ERROR = 0.05;

  /** The threshold of a practical difference unless another is given. */
  public static final double DEFAULT_THRESHOLD = 0.05;

  private static final int MANY = 20;

  /**
   * Compares several things with the same baseline.
   *
   * @param logRatios for each the logarithms of the ratios, one a block, at least one
   * @param error how often any of them may find a difference where there is none, such as {@link
   *     #ERROR}, or what {@link Looks#error} says of this look
   * @param threshold what difference matters, such as 0.05 for 5 %
   * @param comparisons how many comparisons share the error, at least as many as are given; more,
   *     if the baseline was chosen by the same data
   * @return a comparison for each, in the same order
   * @throws IllegalArgumentException if one has no ratio, or the threshold is not between 0 and 1
   */
  public static List<PairedComparison> of(
      List<double[]> logRatios, double error, double threshold, int comparisons) {
    checkThreshold(threshold);
    List<Ranked> ranks = new ArrayList<>();
    for (double[] one : logRatios) {
      if (one.length == 0) {
        throw new IllegalArgumentException("logRatios: one is empty; accepted is at least one");
      }
      ranks.add(SignedRanks.of(one));
    }
    return Holm.each(
        ranks.stream().map(Ranked::p).toList(),
        error,
        comparisons,
        (i, level) -> one(ranks.get(i), logRatios.get(i).length, level, threshold));
  }

  /**
   * Checks a threshold of practical difference.
   *
   * @param threshold such as 0.05 for 5 %
   * @return the same
   * @throws IllegalArgumentException if it is not above 0 and below 1
   */
  public static double checkThreshold(double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold %s: accepted is above 0 and below 1, such as 0.05".formatted(threshold));
    }
    return threshold;
  }

  /**
   * Tells how many blocks a verdict takes.
   *
   * @param error how often any of the comparisons may find a difference where there is none
   * @param comparisons how many comparisons share the error, at least 1
   * @return the number, at least {@link Looks#FEWEST_BLOCKS}
   */
  public static int needed(double error, int comparisons) {
    return needed(error / comparisons);
  }

  private static int needed(double level) {
    return Math.max(Looks.FEWEST_BLOCKS, SignedRanks.fewest(level));
  }

  private static PairedComparison one(Ranked ranks, int pairs, double level, double threshold) {
    int depth = ranks.depth(level);
    Optional<Interval> logs = depth == 0 ? Optional.empty() : Optional.of(ranks.interval(depth));
    Optional<Interval> ratio = logs.map(LogRatio::interval);
    int needed = needed(level);
    boolean enough = pairs >= needed;
    return new PairedComparison(
        pairs,
        needed,
        threshold,
        Math.exp(ranks.estimate()),
        ratio,
        enough ? ratio.map(interval -> RatioVerdict.of(interval, threshold)) : Optional.empty(),
        enough
            ? ""
            : "not available: has %d %s, needs at least %d"
                .formatted(pairs, pairs == 1 ? "block" : "blocks", needed),
        logs.map(LogRatio::smallestSeen).orElse(OptionalDouble.empty()));
  }

  /**
   * Tells whether more blocks would add nothing that was asked for.
   *
   * @return whether there is a verdict other than {@link RatioVerdict#TOO_NOISY_TO_TELL}, which is
   *     not that of a slight difference where the ratio is beyond twice what matters: with so few
   *     blocks that one or two of them are the end of the interval, more of them may well tell
   */
  public boolean isSettled() {
    boolean near = ratio >= 1 - 2 * threshold && ratio <= 1 + 2 * threshold;
    return verdict
        .filter(one -> one != RatioVerdict.TOO_NOISY_TO_TELL)
        .filter(one -> near || pairs >= MANY || !one.isSlight())
        .isPresent();
  }
}
