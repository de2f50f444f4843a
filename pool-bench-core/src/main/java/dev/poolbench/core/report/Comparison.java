package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares one pool with the baseline, over the job counts that both have: of each block the mean
 * over these of the logarithm of the ratio, so that a block counts once.
 *
 * @param metric by what they are compared
 * @param jdk the JDK
 * @param dispatch how jobs were handed over
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param baseline what it is compared with
 * @param baselineWorkers how many workers that has
 * @param jobCounts the steps of the ladder that both have figures of
 * @param leftOut the steps that only one of them has figures of, or at which one failed
 * @param result what comes of it; empty if there is no block in which both have figures
 * @param reason why there is no result, or no verdict, beginning with "not available"; empty if
 *     there is a verdict
 */
public record Comparison(
    Metric metric,
    Jdk jdk,
    Dispatch dispatch,
    PoolSpec pool,
    int workers,
    PoolSpec baseline,
    int baselineWorkers,
    List<Integer> jobCounts,
    List<Integer> leftOut,
    Optional<PairedComparison> result,
    String reason) {

  /**
   * Returns the verdict.
   *
   * @return the verdict; empty if there are too few blocks, or no result
   */
  public Optional<RatioVerdict> verdict() {
    return result.flatMap(PairedComparison::verdict);
  }

  /**
   * Says the verdict in words, or why there is none.
   *
   * @return such as {@code slightly faster}, {@code slower over 3 of 4 job counts} where a step had
   *     to be left out, or {@code not available: has 5 blocks, needs at least 8}
   */
  public String words() {
    return verdict().map(one -> metric.say(one) + over()).orElse(reason);
  }

  /** Says over how much of the ladder they were compared, unless it is all. */
  String over() {
    return leftOut.isEmpty()
        ? ""
        : " over %d of %d job counts"
            .formatted(jobCounts.size(), jobCounts.size() + leftOut.size());
  }

  /**
   * Returns what difference this run would have seen in nine of ten repeats.
   *
   * @return such as 0.08 for 8 % more or less; empty if there is no interval
   */
  public Optional<Double> smallestDifferenceSeen() {
    return result.flatMap(
        one ->
            one.smallestSeen().isPresent()
                ? Optional.of(one.smallestSeen().getAsDouble() - 1)
                : Optional.empty());
  }

  /**
   * Returns the verdict with the ratio and its interval; names the workers where the two have not
   * as many.
   */
  @Override
  public String toString() {
    String ratio =
        result
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        " (ratio %.3f%s, %d blocks)",
                        one.ratio(),
                        one.interval()
                            .map(
                                at ->
                                    String.format(
                                        Locale.ROOT, " [%.3f, %.3f]", at.low(), at.high()))
                            .orElse(""),
                        one.pairs()))
            .orElse("");
    boolean same = workers == baselineWorkers;
    return "%s against %s, %s: %s%s"
        .formatted(
            Named.of(pool, workers, same),
            Named.of(baseline, baselineWorkers, same),
            metric,
            words(),
            ratio);
  }
}
