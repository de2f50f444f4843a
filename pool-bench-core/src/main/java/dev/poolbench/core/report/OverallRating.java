package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Rates a pool out of 5 over several reports, which are grouped by what their jobs are bound by,
 * such as "cpu-bound" and "io-bound".
 *
 * <p>In each group it has the mean of its {@linkplain Rating ratings} of time, and that of space:
 * memory outside the heap. Overall it has the mean of these means, so that each group counts the
 * same, however many reports there are of it, and time as much as space. Where no pool has ratings
 * of space in all groups it is of time alone, and else those that have none are left out. Pools are
 * tied where these are equal: those that no verdict separates in a report share a rating there.
 *
 * @param jdk the JDK
 * @param dispatch how jobs were handed over
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has, where a report has it with several numbers of them; else
 *     empty, for these may differ from report to report
 * @param kind what its workers are; empty if the reports do not tell
 * @param place its place among those of the same JDK and dispatch, from 1
 * @param tied whether others share the place
 * @param time its rating of time in each group, in the order of the groups
 * @param space its rating of space in each group, in the order of the groups; empty if no pool has
 *     one in all groups
 * @param overall the overall rating, from 0 to 5
 */
public record OverallRating(
    Jdk jdk,
    Dispatch dispatch,
    PoolSpec pool,
    OptionalInt workers,
    Optional<PoolKind> kind,
    int place,
    boolean tied,
    Map<String, Double> time,
    Map<String, Double> space,
    double overall) {

  /**
   * Rates the pools of several reports.
   *
   * @param groups the reports, by what their jobs are bound by
   * @return the ratings of the pools that every report rates, the best first; empty if a report has
   *     no ratings, or no pool is in all of them
   */
  public static List<OverallRating> of(Map<String, List<Report>> groups) {
    return OverallRatings.of(groups);
  }
}
