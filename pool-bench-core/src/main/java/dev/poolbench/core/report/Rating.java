package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;

/**
 * Rates a pool out of 5, from the data: 5 for the best, and a point less for each doubling, but not
 * less than 0.
 *
 * <p>What doubles is the geometric mean, over the job counts above 0, of the ratios of the pool's
 * median to the best pool's (P. J. Fleming and J. J. Wallace, "How Not to Lie with Statistics: The
 * Correct Way to Summarize Benchmark Results", Communications of the ACM 29, 1986). Pools that no
 * verdict separates from the best of them are tied, and share the mean of their ratings.
 *
 * @param metric by what it is rated
 * @param jdk the JDK
 * @param dispatch how jobs were handed over
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param place its place, from 1; those that are tied have the same
 * @param toBest the geometric mean of the ratios to the best, 1 for the best itself
 * @param points the rating, from 0 to 5
 * @param tied whether others share the place
 */
public record Rating(
    Metric metric,
    Jdk jdk,
    Dispatch dispatch,
    PoolSpec pool,
    int workers,
    int place,
    double toBest,
    double points,
    boolean tied) {

  /** The rating of the best. */
  public static final double MOST = 5;

  /**
   * Returns the rating of a ratio to the best.
   *
   * @param toBest the ratio, at least 1
   * @return 5 less the binary logarithm of the ratio, at least 0
   */
  public static double points(double toBest) {
    return Math.max(0, MOST - Math.log(toBest) / Math.log(2));
  }
}
