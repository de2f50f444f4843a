package dev.poolbench.examples.pools;

import dev.poolbench.core.page.Words;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Series;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Prints a line as each series ends, for a log. */
final class LineProgress implements Progress {
  private final PrintWriter err;
  private @Nullable Eta eta;
  private int total;
  private boolean severalJdks;

  LineProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void planned(Plan plan) {
    eta = new Eta(plan, System::nanoTime);
    total = plan.series().size();
    severalJdks = plan.settings().jdks().size() > 1;
  }

  @Override
  public void started(SeriesPlan series) {
    if (eta != null) {
      eta.started(series);
    }
  }

  @Override
  public void ended(Series series) {
    if (eta == null) {
      return;
    }
    SeriesPlan plan = series.plan();
    String took = Words.time((double) eta.ended(plan).toNanos());
    String outcome =
        series
            .refusal()
            .map("refused: "::concat)
            .or(() -> series.failures().stream().findFirst().map(failure -> "failed: " + failure))
            .map(text -> text.lines().findFirst().orElse(""))
            .orElse(took);
    String left = plan.number() < total ? "; " + Words.span(eta.remaining()) + " left" : "";
    err.printf(
        "[%" + Integer.toString(total).length() + "d/%d] block %d: %s%s: %s%s%n",
        plan.number(),
        total,
        plan.block(),
        label(plan),
        severalJdks ? ", JDK " + plan.jdk().version() : "",
        outcome,
        left);
    err.flush();
  }

  static String label(SeriesPlan plan) {
    return "%s, %s, %s"
        .formatted(plan.pool(), Words.count(plan.workers(), "worker"), plan.dispatch());
  }

  @Override
  public void close() {}
}
