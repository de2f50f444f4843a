package dev.poolbench.core.cleanup;

/**
 * Holds by how much something grows a round.
 *
 * @param estimate bytes a round: the median of the slopes between any two rounds
 * @param low the lower end of the 95 % interval, in bytes a round
 * @param high the upper end of the 95 % interval, in bytes a round
 */
public record Slope(double estimate, double low, double high) {

  /** Returns the estimate with its interval. */
  @Override
  public String toString() {
    return "%s a round (95 %% interval %s to %s)"
        .formatted(Units.bytes(estimate), Units.bytes(low), Units.bytes(high));
  }
}
