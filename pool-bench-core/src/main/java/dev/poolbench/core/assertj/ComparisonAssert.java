package dev.poolbench.core.assertj;

import dev.poolbench.core.report.Comparison;

/** Asserts on what came of comparing a report with a baseline. */
public final class ComparisonAssert extends Outcome<ComparisonAssert, Comparison> {

  ComparisonAssert(Comparison actual, Undecided undecided) {
    super(actual, ComparisonAssert.class, undecided);
  }

  /**
   * Asserts that the report could be compared, or that the baseline was written. A refusal, such as
   * on another machine, is something of which nothing can be said.
   *
   * @return this
   */
  public ComparisonAssert isNotRefused() {
    isNotNull();
    if (actual instanceof Comparison.Refused refused) {
      undecided(refused.reason());
    }
    return this;
  }

  /**
   * Asserts that every cell of the baseline was measured again.
   *
   * @return this
   */
  public ComparisonAssert hasNoMissingCells() {
    isNotRefused();
    if (actual instanceof Comparison.Compared compared && !compared.missing().isEmpty()) {
      throw fails(
          "cells of the baseline that were not measured:%n  %s"
              .formatted(String.join("\n  ", compared.missing())));
    }
    return this;
  }
}
