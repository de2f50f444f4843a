package dev.poolbench.core.run;

import dev.poolbench.core.RunListener;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws from ending a run, of which all would be lost. */
final class GuardedListener implements RunListener {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  private final RunListener listener;

  GuardedListener(RunListener listener) {
    this.listener = listener;
  }

  private void tell(String what, Runnable told) {
    try {
      told.run();
    } catch (RuntimeException e) {
      LOG.warn("the listener {} threw when told: {}", listener.getClass().getName(), what, e);
    }
  }

  @Override
  public void planned(Plan plan) {
    tell("planned", () -> listener.planned(plan));
  }

  @Override
  public void started(SeriesPlan series) {
    tell("started", () -> listener.started(series));
  }

  @Override
  public void entered(SeriesPlan series, Phase phase, int jobs) {
    tell("entered", () -> listener.entered(series, phase, jobs));
  }

  @Override
  public void looked(int blocks, List<Comparison> comparisons) {
    tell("looked", () -> listener.looked(blocks, comparisons));
  }

  @Override
  public void ended(Series series) {
    tell("ended", () -> listener.ended(series));
  }

  @Override
  public void blockEnded(Report report) {
    tell("blockEnded", () -> listener.blockEnded(report));
  }
}
