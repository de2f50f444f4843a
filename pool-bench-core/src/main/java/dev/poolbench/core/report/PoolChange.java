package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.RatioVerdict;
import dev.poolbench.core.statistics.UnpairedComparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares what a pool takes now with what it took in an earlier run, over the whole ladder: of
 * each fork the mean over the job counts of the logarithm, so that a fork counts once.
 *
 * @param metric by what it is compared
 * @param jdk the JDK that it is measured on now, by its {@linkplain
 *     dev.poolbench.core.jdk.Jdk#label label}
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param dispatch how jobs are handed over
 * @param jobCounts the steps of the ladder that both runs have figures of
 * @param result what comes of it; empty if one of the runs has no figures
 * @param reason why there is no result, or no verdict, beginning with "not available"; empty if
 *     there is a verdict
 */
public record PoolChange(
    Metric metric,
    String jdk,
    PoolSpec pool,
    int workers,
    Dispatch dispatch,
    List<Integer> jobCounts,
    Optional<UnpairedComparison> result,
    String reason) {

  /**
   * Returns the verdict.
   *
   * @return the verdict; empty if there are too few forks, or no result
   */
  public Optional<RatioVerdict> verdict() {
    return result.flatMap(UnpairedComparison::verdict);
  }

  /**
   * Returns the interval of the ratio.
   *
   * @return in which the true ratio lies; empty if there are too few forks, or no result
   */
  public Optional<Interval> interval() {
    return result.flatMap(UnpairedComparison::interval);
  }

  /**
   * Says the verdict in words, or why there is none.
   *
   * @return such as {@code slightly faster}, or {@code not available: has 3 forks then and 3 now,
   *     needs at least 4 each}
   */
  public String words() {
    return verdict().map(metric::say).orElse(reason);
  }

  /**
   * Returns the greatest step of the ladder that both runs have figures of.
   *
   * @return the job count; empty if there is none
   */
  public OptionalInt greatestJobCount() {
    return jobCounts.stream().mapToInt(Integer::intValue).max();
  }

  /**
   * Tells whether the pool takes more than it did, by more than the difference that matters.
   *
   * @return whether the whole interval lies above that; a pool that is slightly slower is not worse
   */
  public boolean isWorse() {
    return verdict().filter(one -> one == RatioVerdict.HIGHER).isPresent();
  }

  /**
   * Tells whether the pool takes less than it did, by more than the difference that matters.
   *
   * @return whether the whole interval lies below that
   */
  public boolean isBetter() {
    return verdict().filter(one -> one == RatioVerdict.LOWER).isPresent();
  }

  /**
   * Tells whether nothing can be said.
   *
   * @return whether there is no verdict, or it is {@link RatioVerdict#TOO_NOISY_TO_TELL}
   */
  public boolean isUndecided() {
    return verdict().filter(one -> one != RatioVerdict.TOO_NOISY_TO_TELL).isEmpty();
  }

  /** Returns the pool with the verdict, the ratio and its interval. */
  @Override
  public String toString() {
    String figures =
        result
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        " (ratio %.3f%s, %d forks then and %d now)",
                        one.ratio(),
                        one.interval()
                            .map(
                                at ->
                                    String.format(
                                        Locale.ROOT, " [%.3f, %.3f]", at.low(), at.high()))
                            .orElse(""),
                        one.before(),
                        one.now()))
            .orElse("");
    return "%s with %d workers, %s, on JDK %s, %s: %s%s"
        .formatted(pool, workers, dispatch, jdk, metric, words(), figures);
  }
}
