package dev.poolbench.core.run;

import dev.poolbench.api.Workload;
import dev.poolbench.core.RunListener;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.report.Report;
import org.jspecify.annotations.Nullable;

/** Carries out a plan. */
public final class Run {
  private Run() {}

  /** Carries out a plan. */
  public static Report of(
      Plan plan,
      Catalog catalog,
      @Nullable Workload workload,
      RunListener listener,
      String command) {
    throw new UnsupportedOperationException();
  }
}
