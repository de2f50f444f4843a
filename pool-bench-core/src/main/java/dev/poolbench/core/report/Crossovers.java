package dev.poolbench.core.report;

import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds where two pools cross over: between two steps of the ladder at which the verdicts are
 * opposite. The steps of all pairs share the permitted error.
 */
final class Crossovers {
  private record Step(int jobs, RatioVerdict verdict) {}

  private Crossovers() {}

  static List<Crossover> of(Report report) {
    Figures figures = Figures.of(report, Metric.TIME);
    double threshold = report.plan().settings().stopping().difference();
    List<Crossover> all = new ArrayList<>();
    for (List<Combination> group : Comparisons.groups(figures.combinations())) {
      double error = Comparisons.error(report) / Comparisons.pairs(group.size());
      for (int i = 0; i < group.size(); i++) {
        for (int j = i + 1; j < group.size(); j++) {
          add(
              all,
              group.get(i),
              group.get(j),
              steps(figures, group.get(i), group.get(j), error, threshold));
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<Step> steps(
      Figures figures, Combination one, Combination other, double error, double threshold) {
    Set<Integer> common = new TreeSet<>(figures.jobCounts(one));
    common.retainAll(figures.jobCounts(other));
    List<Integer> counts = new ArrayList<>();
    List<double[]> logRatios = new ArrayList<>();
    for (int jobs : common) {
      double[] ratios = figures.logRatios(one, other, List.of(jobs));
      if (ratios.length > 0) {
        counts.add(jobs);
        logRatios.add(ratios);
      }
    }
    List<PairedComparison> made = PairedComparison.of(logRatios, error, threshold, counts.size());
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      Optional<RatioVerdict> verdict = made.get(i).verdict().filter(RatioVerdict::isDifference);
      if (verdict.isPresent()) {
        steps.add(new Step(counts.get(i), verdict.get()));
      }
    }
    return steps;
  }

  private static void add(
      List<Crossover> all, Combination one, Combination other, List<Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      Step after = steps.get(i);
      if (before.verdict().isLower() != after.verdict().isLower()) {
        Combination few = before.verdict().isLower() ? one : other;
        Combination many = before.verdict().isLower() ? other : one;
        all.add(
            new Crossover(
                one.jdk(),
                one.dispatch(),
                few.pool(),
                few.workers(),
                many.pool(),
                many.workers(),
                before.jobs(),
                after.jobs()));
      }
    }
  }
}
