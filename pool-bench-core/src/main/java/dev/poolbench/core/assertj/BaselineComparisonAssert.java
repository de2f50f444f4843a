package dev.poolbench.core.assertj;

import dev.poolbench.core.report.BaselineComparison;

/** Asserts on what came of comparing a report with a baseline. */
public final class BaselineComparisonAssert
    extends Outcome<BaselineComparisonAssert, BaselineComparison> {

  BaselineComparisonAssert(BaselineComparison actual, Undecided undecided) {
    super(actual, BaselineComparisonAssert.class, undecided);
  }

  /**
   * Asserts that the report could be compared, or that the baseline was written. A refusal, such as
   * on another machine, is something of which nothing can be said.
   *
   * @return this
   */
  public BaselineComparisonAssert isNotRefused() {
    isNotNull();
    if (actual instanceof BaselineComparison.Refused refused) {
      undecided(refused.reason());
    }
    return this;
  }

  /**
   * Asserts that every cell of the baseline was measured again.
   *
   * @return this
   */
  public BaselineComparisonAssert hasNoMissingCells() {
    isNotRefused();
    if (actual instanceof BaselineComparison.Compared compared && !compared.missing().isEmpty()) {
      throw fails(
          "cells of the baseline that were not measured:%n  %s"
              .formatted(String.join("\n  ", compared.missing())));
    }
    return this;
  }
}
