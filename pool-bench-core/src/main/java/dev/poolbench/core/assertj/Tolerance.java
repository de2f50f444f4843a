package dev.poolbench.core.assertj;

import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.statistics.Interval;
import java.util.Optional;

/**
 * Says by how much more than another a pool may take; made by {@link
 * PoolBenchAssertions#withinPercent}.
 *
 * @param fraction how much, such as 0.1 for 10 %
 */
public record Tolerance(double fraction) {
  /** Says what the interval of a ratio tells of the tolerance. */
  enum Judgement {
    KEPT,
    EXCEEDED,
    UNKNOWN
  }

  /**
   * Checks the fraction.
   *
   * @param fraction how much
   * @throws IllegalArgumentException if it is not above 0 and below 1
   */
  public Tolerance {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "tolerance %s %%: accepted is a number above 0 and below 100".formatted(100 * fraction));
    }
  }

  /** Takes no interval of too few blocks, which has no verdict either. */
  Judgement judge(Comparison comparison) {
    Optional<Interval> ratio =
        comparison.verdict().isPresent()
            ? comparison.result().flatMap(one -> one.interval())
            : Optional.empty();
    if (ratio.isEmpty()) {
      return Judgement.UNKNOWN;
    } else if (ratio.get().low() > 1 + fraction) {
      return Judgement.EXCEEDED;
    }
    return ratio.get().high() <= 1 + fraction ? Judgement.KEPT : Judgement.UNKNOWN;
  }
}
