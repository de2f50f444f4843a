package dev.poolbench.core.cleanup;

import java.time.Duration;

/**
 * Holds what growth is tolerated when code is run again and again.
 *
 * <p>The JIT compilers take memory in their own time and keep it: with pools that leak nothing, 4
 * to 14 MB in bursts over some ten of the first hundred rounds. No statistic can tell such a burst
 * from a leak in only twenty rounds, so there is a tolerance for all rounds together, besides that
 * for each: the more rounds, the smaller the leak that is found.
 *
 * @param deadline after what time a round that does not end is interrupted, 30 s by default
 * @param heapTolerance by how much live heap may grow a round, 32,000 bytes by default: the queues
 *     of the JDK's own pools still grow by up to that in the first dozens of rounds
 * @param rssTolerance by how much resident memory outside the heap may grow a round, 64,000 bytes
 *     by default: a leaked platform thread takes about 100,000
 * @param rssTolerancePerRun by how much it may grow over all rounds together, besides, 16,000,000
 *     bytes by default
 */
public record TrendSettings(
    Duration deadline, long heapTolerance, long rssTolerance, long rssTolerancePerRun) {
  private static final TrendSettings DEFAULTS =
      new TrendSettings(Duration.ofSeconds(30), 32_000, 64_000, 16_000_000);

  /**
   * Checks the amounts.
   *
   * @param deadline after what time a round that does not end is interrupted
   * @param heapTolerance by how much live heap may grow a round, in bytes
   * @param rssTolerance by how much resident memory outside the heap may grow a round, in bytes
   * @param rssTolerancePerRun by how much it may grow over all rounds together, in bytes
   * @throws IllegalArgumentException if an amount is not accepted; the message names it
   */
  public TrendSettings {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException(
          "deadline %s: accepted is more than 0".formatted(deadline));
    }
    check("heapTolerance", heapTolerance);
    check("rssTolerance", rssTolerance);
    check("rssTolerancePerRun", rssTolerancePerRun);
  }

  private static void check(String option, long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "%s %d: accepted is 0 bytes or more".formatted(option, bytes));
    }
  }

  /**
   * Returns the settings that hold unless others are named.
   *
   * @return the defaults
   */
  public static TrendSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Sets after what time a round that does not end is interrupted.
   *
   * @param time more than 0
   * @return settings that differ in this
   * @throws IllegalArgumentException if the time is not accepted
   */
  public TrendSettings withDeadline(Duration time) {
    return new TrendSettings(time, heapTolerance, rssTolerance, rssTolerancePerRun);
  }

  /**
   * Sets by how much live heap may grow.
   *
   * @param bytes bytes a round, 0 or more
   * @return settings that differ in this
   * @throws IllegalArgumentException if the number is negative
   */
  public TrendSettings withHeapTolerance(long bytes) {
    return new TrendSettings(deadline, bytes, rssTolerance, rssTolerancePerRun);
  }

  /**
   * Sets by how much resident memory outside the heap may grow.
   *
   * @param bytes bytes a round, 0 or more
   * @param bytesPerRun bytes over all rounds together, besides, 0 or more
   * @return settings that differ in this
   * @throws IllegalArgumentException if a number is negative
   */
  public TrendSettings withRssTolerance(long bytes, long bytesPerRun) {
    return new TrendSettings(deadline, heapTolerance, bytes, bytesPerRun);
  }

  /** Returns the tolerance in bytes a round. */
  long rssTolerance(int rounds) {
    return rssTolerance + rssTolerancePerRun / rounds;
  }
}
