package dev.poolbench.core.cleanup;

/**
 * Holds by how much something grows, a round or a job.
 *
 * @param estimate bytes: the median of the slopes between any two readings
 * @param low the lower end of the 95 % interval, in bytes
 * @param high the upper end of the 95 % interval, in bytes
 */
public record Slope(double estimate, double low, double high) {

  /** Returns the estimate with its interval. */
  @Override
  public String toString() {
    return "%s (95 %% interval %s to %s)"
        .formatted(Units.bytes(estimate), Units.bytes(low), Units.bytes(high));
  }
}
