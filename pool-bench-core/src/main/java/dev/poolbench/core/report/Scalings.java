package dev.poolbench.core.report;

import dev.poolbench.core.statistics.Scaling;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Describes for each combination of a report how its figures grow with the number of jobs. */
final class Scalings {
  private static final Set<Metric> GROWING =
      EnumSet.of(Metric.TIME, Metric.PEAK_OUTSIDE_HEAP, Metric.PEAK_HEAP, Metric.PEAK_TREE);

  private Scalings() {}

  static List<PoolScaling> of(Report report, Metric metric) {
    if (!GROWING.contains(metric)) {
      throw new IllegalArgumentException(
          "metric %s: accepted are %s".formatted(metric.name(), GROWING));
    }
    Figures figures = Figures.of(report, metric);
    double threshold = report.plan().settings().stopping().difference();
    return figures.combinations().stream()
        .map(combination -> of(figures, combination, metric, threshold))
        .toList();
  }

  private static PoolScaling of(
      Figures figures, Combination combination, Metric metric, double threshold) {
    Set<Integer> steps = figures.jobCounts(combination);
    double[] jobs = steps.stream().mapToDouble(Integer::doubleValue).toArray();
    List<double[]> forks =
        figures.blocks(combination).values().stream()
            .filter(block -> block.keySet().containsAll(steps))
            .map(
                block ->
                    steps.stream().mapToDouble(step -> block.getOrDefault(step, 0.0)).toArray())
            .toList();
    Optional<Scaling> scaling = Optional.empty();
    String reason = "";
    if (jobs.length < Scaling.FEWEST_STEPS) {
      reason =
          "not available: has %d steps of the ladder above 0 jobs, needs at least %d"
              .formatted(jobs.length, Scaling.FEWEST_STEPS);
    } else if (forks.isEmpty()) {
      reason = "not available: no fork has figures of all steps";
    } else {
      scaling =
          Optional.of(
              metric == Metric.TIME
                  ? Scaling.ofTimes(jobs, forks, threshold)
                  : Scaling.ofAmounts(jobs, forks, threshold));
    }
    return new PoolScaling(
        metric,
        combination.jdk(),
        combination.dispatch(),
        combination.pool(),
        combination.workers(),
        scaling,
        reason);
  }
}
