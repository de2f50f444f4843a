package dev.poolbench.core.cleanup;

import java.time.Duration;

/**
 * Holds what growth a round is tolerated when code is run again and again.
 *
 * @param deadline after what time a round that does not end is interrupted, 30 s by default
 * @param heapTolerance by how much live heap may grow a round, 32,000 bytes by default: the queues
 *     of the JDK's own pools still grow by up to that in the first dozens of rounds
 * @param rssTolerance by how much resident memory outside the heap may grow a round, 64,000 bytes
 *     by default: the compiler takes up to half of that for dozens of rounds, while one leaked
 *     platform thread takes about 100,000
 */
public record TrendSettings(Duration deadline, long heapTolerance, long rssTolerance) {
  private static final TrendSettings DEFAULTS =
      new TrendSettings(Duration.ofSeconds(30), 32_000, 64_000);

  /**
   * Checks the amounts.
   *
   * @param deadline after what time a round that does not end is interrupted
   * @param heapTolerance by how much live heap may grow a round, in bytes
   * @param rssTolerance by how much resident memory outside the heap may grow a round, in bytes
   * @throws IllegalArgumentException if an amount is not accepted; the message names it
   */
  public TrendSettings {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException(
          "deadline %s: accepted is more than 0".formatted(deadline));
    }
    if (heapTolerance < 0 || rssTolerance < 0) {
      throw new IllegalArgumentException(
          "heapTolerance %d, rssTolerance %d: accepted is 0 bytes or more"
              .formatted(heapTolerance, rssTolerance));
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
    return new TrendSettings(time, heapTolerance, rssTolerance);
  }

  /**
   * Sets by how much live heap may grow.
   *
   * @param bytes bytes a round, 0 or more
   * @return settings that differ in this
   * @throws IllegalArgumentException if the number is negative
   */
  public TrendSettings withHeapTolerance(long bytes) {
    return new TrendSettings(deadline, bytes, rssTolerance);
  }

  /**
   * Sets by how much resident memory outside the heap may grow.
   *
   * @param bytes bytes a round, 0 or more
   * @return settings that differ in this
   * @throws IllegalArgumentException if the number is negative
   */
  public TrendSettings withRssTolerance(long bytes) {
    return new TrendSettings(deadline, heapTolerance, bytes);
  }
}
