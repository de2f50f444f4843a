package dev.poolbench.core.page;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.AtMoment;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Kept;
import dev.poolbench.core.report.OverallRating;
import dev.poolbench.core.report.Rating;

/** Is what a table has a column or a row of its own for: a pool as it was measured. */
public record Variant(Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch) {
  /** Is what the others are held against. */
  private static final String FLOOR = "caller";

  /** Returns what a cell is of; and so do those that follow. */
  public static Variant of(Cell cell) {
    return new Variant(cell.jdk(), cell.pool(), cell.workers(), cell.dispatch());
  }

  public static Variant of(AtMoment one) {
    return new Variant(one.jdk(), one.pool(), one.workers(), one.dispatch());
  }

  public static Variant of(Kept kept) {
    return new Variant(kept.jdk(), kept.pool(), kept.workers(), kept.dispatch());
  }

  public static Variant of(Rating one) {
    return new Variant(one.jdk(), one.pool(), one.workers(), one.dispatch());
  }

  public static Variant of(Comparison one) {
    return new Variant(one.jdk(), one.pool(), one.workers(), one.dispatch());
  }

  public static Variant of(SeriesPlan plan) {
    return new Variant(plan.jdk(), plan.pool(), plan.workers(), plan.dispatch());
  }

  /** Tells whether it is this that a rating over several reports is of. */
  public boolean is(OverallRating rating) {
    return jdk.equals(rating.jdk())
        && pool.equals(rating.pool())
        && dispatch.equals(rating.dispatch())
        && workers == rating.workers().orElse(workers);
  }

  /** Tells whether it is the plain loop. */
  public boolean isFloor() {
    return pool.id().equals(FLOOR);
  }

  /** Tells whether both were measured on the same JDK by the same dispatch. */
  public boolean isComparedWith(Variant other) {
    return jdk.equals(other.jdk) && dispatch.equals(other.dispatch);
  }
}
