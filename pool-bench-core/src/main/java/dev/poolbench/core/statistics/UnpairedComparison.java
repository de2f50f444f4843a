package dev.poolbench.core.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares what was measured in two runs. Within a run, blocks pair what was measured close to each
 * other; between two runs nothing does, so that whatever the machine did otherwise in one of them,
 * such as being warmer or updated, is in the ratio and cannot be told from a change of what was
 * measured. {@link PairedComparison} is the better one wherever both can be had in one run.
 *
 * <p>The ratio is estimated from the logarithms, as the median of the differences between any value
 * of the one run and any of the other, and its interval comes from the exact distribution of the
 * rank sums (Hodges and Lehmann, 1963; Wilcoxon, 1945; Mann and Whitney, 1947). That takes the
 * forks to be independent of each other, and the two runs to scatter alike. Several comparisons are
 * corrected by S. Holm's procedure (1979): that any of them finds a difference where there is none
 * happens in at most 5 % of cases.
 *
 * @param before how many forks the earlier run has
 * @param now how many forks the later run has
 * @param needed how many of each a verdict takes, the more the more comparisons share the error
 * @param ratio the estimate, less than 1 if it is less now
 * @param interval in which the true ratio lies; empty if there are too few forks for one that is
 *     sure enough
 * @param verdict what it comes to; empty if there are too few forks
 * @param reason why there is no verdict, beginning with "not available"; empty if there is one
 * @param smallestSeen what ratio, or its inverse, this many forks with this much noise would have
 *     told from 1 in nine of ten repeats, as {@link PairedComparison#smallestSeen} has it
 */
public record UnpairedComparison(
    int before,
    int now,
    int needed,
    double ratio,
    Optional<Interval> interval,
    Optional<RatioVerdict> verdict,
    String reason,
    OptionalDouble smallestSeen) {

  /**
   * Compares several things, each now with what it was before.
   *
   * @param before for each the logarithms of its values then, one a fork, at least one
   * @param now for each the logarithms of its values now, one a fork, at least one
   * @param error how often any of them may find a difference where there is none, such as {@link
   *     PairedComparison#ERROR}
   * @param threshold what difference matters, such as 0.05 for 5 %
   * @return a comparison for each, in the same order
   * @throws IllegalArgumentException if there are not as many of both, one has no value, or the
   *     threshold is not between 0 and 1
   */
  public static List<UnpairedComparison> of(
      List<double[]> before, List<double[]> now, double error, double threshold) {
    PairedComparison.checkThreshold(threshold);
    if (before.size() != now.size()) {
      throw new IllegalArgumentException(
          "before has %d and now %d; accepted is as many of both"
              .formatted(before.size(), now.size()));
    }
    List<Ranked> ranks = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (before.get(i).length == 0 || now.get(i).length == 0) {
        throw new IllegalArgumentException("before, now: one is empty; accepted is at least one");
      }
      ranks.add(RankSums.of(before.get(i), now.get(i)));
    }
    return Holm.each(
        ranks.stream().map(Ranked::p).toList(),
        error,
        ranks.size(),
        (i, level) -> one(ranks.get(i), before.get(i).length, now.get(i).length, level, threshold));
  }

  private static UnpairedComparison one(
      Ranked ranks, int before, int now, double level, double threshold) {
    int depth = ranks.depth(level);
    Optional<Interval> logs = depth == 0 ? Optional.empty() : Optional.of(ranks.interval(depth));
    Optional<Interval> ratio = logs.map(LogRatio::interval);
    int needed = RankSums.fewest(level);
    return new UnpairedComparison(
        before,
        now,
        needed,
        Math.exp(ranks.estimate()),
        ratio,
        ratio.map(interval -> RatioVerdict.of(interval, threshold)),
        ratio.isPresent()
            ? ""
            : "not available: has %d forks then and %d now, needs at least %d each"
                .formatted(before, now, needed),
        logs.map(LogRatio::smallestSeen).orElse(OptionalDouble.empty()));
  }
}
