package dev.poolbench.core.html;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Comparison;

/** Is what has a line, a row and a switch of its own: a pool as it was measured. */
record Variant(Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch) {
  private static final String FLOOR = "caller";

  static Variant of(SeriesPlan plan) {
    return new Variant(plan.jdk(), plan.pool(), plan.workers(), plan.dispatch());
  }

  static Variant of(Cell cell) {
    return new Variant(cell.jdk(), cell.pool(), cell.workers(), cell.dispatch());
  }

  static Variant baseline(Comparison one) {
    return new Variant(one.jdk(), one.baseline(), one.baselineWorkers(), one.dispatch());
  }

  /** Tells whether it is the plain loop, which the others are held against. */
  boolean isFloor() {
    return pool.id().equals(FLOOR);
  }

  boolean isComparedWith(Variant other) {
    return jdk.equals(other.jdk) && dispatch.equals(other.dispatch);
  }
}
