package dev.poolbench.core.cleanup;

import java.util.Optional;

/**
 * Tells whether something grows with every round.
 *
 * @param verdict {@link Verdict#LEAKED} only if the whole interval of the slope lies above the
 *     tolerance
 * @param reason why nothing can be said; empty unless the verdict is {@link Verdict#NOT_CHECKED}
 * @param slope by how much it grows, empty if nothing can be said
 * @param tolerance what growth is accepted, in bytes a round
 */
public record Trend(Verdict verdict, String reason, Optional<Slope> slope, long tolerance) {

  static Trend of(Slope slope, long tolerance) {
    Verdict verdict = slope.low() > tolerance ? Verdict.LEAKED : Verdict.CLEAN;
    return new Trend(verdict, "", Optional.of(slope), tolerance);
  }

  static Trend notChecked(String reason, long tolerance) {
    return new Trend(Verdict.NOT_CHECKED, reason, Optional.empty(), tolerance);
  }

  /** Returns the verdict with the slope or the reason. */
  @Override
  public String toString() {
    return slope
        .map(
            found ->
                "%s: a round %s; accepted is %s".formatted(verdict, found, Units.bytes(tolerance)))
        .orElseGet(() -> verdict + ": " + reason);
  }
}
