package dev.poolbench.core.assertj;

import dev.poolbench.core.report.BaselineComparison;
import dev.poolbench.core.report.PoolChange;
import java.util.List;
import java.util.stream.Collectors;

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
   * Asserts that no pool takes longer than in the baseline, by more than the difference that the
   * plan says matters. Of a pool with too few forks for a verdict, or that is too noisy to tell,
   * nothing can be said. The two were not measured close to each other: what the machine did
   * otherwise meanwhile counts as the pool's.
   *
   * @return this
   */
  public BaselineComparisonAssert hasNoSlowerPools() {
    isNotRefused();
    if (actual instanceof BaselineComparison.Compared compared) {
      List<PoolChange> slower = compared.pools().stream().filter(PoolChange::isWorse).toList();
      if (!slower.isEmpty()) {
        throw fails("slower than the baseline:\n  " + listed(slower));
      }
      List<PoolChange> unknown = compared.pools().stream().filter(PoolChange::isUndecided).toList();
      if (!unknown.isEmpty()) {
        undecided("cannot be told to be slower or not:\n  " + listed(unknown));
      }
    }
    return this;
  }

  private static String listed(List<PoolChange> changes) {
    return changes.stream().map(PoolChange::toString).collect(Collectors.joining("\n  "));
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
