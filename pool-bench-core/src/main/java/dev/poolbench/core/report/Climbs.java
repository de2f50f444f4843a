package dev.poolbench.core.report;

import dev.poolbench.core.cleanup.Slope;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.statistics.TheilSen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells from the series that climb the ladder what open pools keep. */
final class Climbs {
  private Climbs() {}

  static List<Kept> of(Report report) {
    return report.series().stream()
        .filter(series -> series.plan().inspecting() && series.refusal().isEmpty())
        .map(Climbs::kept)
        .toList();
  }

  private static Kept kept(Series series) {
    List<Double> jobs = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    String reason = "";
    for (Climb step : series.climbs()) {
      if (step.liveHeap() instanceof Figure.Measured live) {
        jobs.add((double) step.jobsSoFar());
        bytes.add((double) live.value());
      } else {
        reason = step.liveHeap().toString();
      }
    }
    if (jobs.size() < Kept.FEWEST_STEPS) {
      String few =
          "the live heap was read after %d steps of the ladder; that takes %d"
              .formatted(jobs.size(), Kept.FEWEST_STEPS);
      return kept(
          series.plan(), Verdict.NOT_CHECKED, reason.isEmpty() ? few : reason, Optional.empty());
    }
    Slope slope = TheilSen.slope(jobs, bytes);
    double all = slope.low() * (jobs.get(jobs.size() - 1) - jobs.get(0));
    Verdict verdict =
        slope.low() > Kept.TOLERANCE && all > Kept.TOLERANCE_IN_ALL
            ? Verdict.LEAKED
            : Verdict.CLEAN;
    return kept(series.plan(), verdict, "", Optional.of(slope));
  }

  private static Kept kept(
      SeriesPlan plan, Verdict verdict, String reason, Optional<Slope> perJob) {
    return new Kept(
        plan.jdk(), plan.pool(), plan.workers(), plan.dispatch(), verdict, reason, perJob);
  }
}
