package dev.poolbench.examples.pools;

import dev.poolbench.core.page.Page;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Series;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Draws a bar with an estimate of the time that is left, on standard error.
 *
 * <p>The width is given, because asking the terminal would change how it and the JVM take Ctrl-C.
 */
final class BarProgress implements Progress {
  private @Nullable Eta eta;
  private @Nullable ProgressBar bar;
  private int steps;
  private int step;

  @Override
  public void planned(Plan plan) {
    Eta estimate = new Eta(plan, System::nanoTime);
    steps = plan.settings().jobCounts().size() + 1;
    eta = estimate;
    bar =
        new ProgressBarBuilder()
            .setTaskName("Measuring")
            .setInitialMax((long) steps * plan.series().size())
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, Page.WIDTH - 1))
            .setEtaFunction(state -> Optional.of(estimate.remaining()))
            .setUpdateIntervalMillis(500)
            .build();
  }

  @Override
  public void started(SeriesPlan series) {
    step = (series.number() - 1) * steps;
    if (eta != null && bar != null) {
      eta.started(series);
      show(series, "");
      bar.stepTo(step);
    }
  }

  @Override
  public void entered(SeriesPlan series, Phase phase, int jobs) {
    if (bar != null && phase == Phase.RUN) {
      show(series, ", " + Words.count(jobs, "job"));
      bar.stepTo(++step);
    }
  }

  private void show(SeriesPlan series, String cell) {
    if (bar != null) {
      bar.setExtraMessage("fork %d: %s%s".formatted(series.number(), series.pool(), cell));
    }
  }

  @Override
  public void ended(Series series) {
    if (eta != null && bar != null) {
      eta.ended(series.plan());
      bar.stepTo((long) series.plan().number() * steps);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
