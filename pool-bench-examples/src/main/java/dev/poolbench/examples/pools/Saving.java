package dev.poolbench.examples.pools;

import dev.poolbench.core.RunListener;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes down after each block what was measured until then, so that even {@code kill -9} costs no
 * more than a block, and tells another listener the rest.
 */
final class Saving implements RunListener {
  private final RunListener next;
  private final Writing writing;
  private final PrintWriter err;
  private boolean told;

  /** Writes a report of what is done until now. */
  interface Writing {
    void write(Report report) throws IOException;
  }

  Saving(RunListener next, Writing writing, PrintWriter err) {
    this.next = next;
    this.writing = writing;
    this.err = err;
  }

  @Override
  public void blockEnded(Report report) {
    try {
      writing.write(report);
    } catch (IOException | UncheckedIOException e) {
      if (!told) {
        told = true;
        err.println("pools: what is measured cannot be saved meanwhile: " + e);
      }
    }
    next.blockEnded(report);
  }

  @Override
  public void planned(Plan plan) {
    next.planned(plan);
  }

  @Override
  public void started(SeriesPlan series) {
    next.started(series);
  }

  @Override
  public void entered(SeriesPlan series, Phase phase, int jobs) {
    next.entered(series, phase, jobs);
  }

  @Override
  public void looked(int blocks, List<Comparison> comparisons) {
    next.looked(blocks, comparisons);
  }

  @Override
  public void ended(Series series) {
    next.ended(series);
  }
}
