package dev.poolbench.core.cleanup;

import dev.poolbench.core.memory.Figure;
import java.util.List;

/**
 * Holds what came of running code again and again.
 *
 * <p>The slope of each trend is that of Theil and Sen: the median of the slopes between any two
 * rounds, which a few rounds that jump do not move. Its 95 % interval is Sen's, from the ranks of
 * those slopes and the variance of Kendall's statistic (P. K. Sen, "Estimates of the Regression
 * Coefficient Based on Kendall's Tau", Journal of the American Statistical Association 63, 1968,
 * section 4). It takes rounds to be independent; memory that is once taken stays taken, so the
 * interval is somewhat too narrow, and there is a tolerance besides. Twenty rounds more are run
 * first and left out: what has just begun to run is still being compiled, and the allocator still
 * grows.
 *
 * @param warmUp the readings after each round that is left out
 * @param rounds the readings after each round
 * @param heap whether live heap grows
 * @param rss whether resident memory outside the Java heap grows
 */
public record CleanUpTrends(List<Round> warmUp, List<Round> rounds, Trend heap, Trend rss) {

  /**
   * Copies the lists.
   *
   * @param warmUp the readings after each round that is left out
   * @param rounds the readings after each round
   * @param heap whether live heap grows
   * @param rss whether resident memory outside the Java heap grows
   */
  public CleanUpTrends {
    warmUp = List.copyOf(warmUp);
    rounds = List.copyOf(rounds);
  }

  /**
   * Holds the readings after a round, once the heap was collected.
   *
   * @param heap live heap, in bytes
   * @param rss resident memory outside the Java heap, in bytes
   */
  public record Round(Figure heap, Figure rss) {}

  /** Returns the verdicts, a line each. */
  @Override
  public String toString() {
    return "heap trend: %s%nrss trend: %s".formatted(heap, rss);
  }
}
