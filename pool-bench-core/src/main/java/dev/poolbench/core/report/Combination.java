package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.SeriesPlan;

/** Is a pool as it was measured: what a block has once. */
record Combination(Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch) {
  static Combination of(SeriesPlan plan) {
    return new Combination(plan.jdk(), plan.pool(), plan.workers(), plan.dispatch());
  }

  static Combination of(Cell cell) {
    return new Combination(cell.jdk(), cell.pool(), cell.workers(), cell.dispatch());
  }

  boolean isComparedWith(Combination other) {
    return jdk.equals(other.jdk) && dispatch.equals(other.dispatch);
  }

  @Override
  public String toString() {
    return "%s with %d workers, %s, on JDK %s".formatted(pool, workers, dispatch, jdk.version());
  }
}
