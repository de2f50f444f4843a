package dev.poolbench.core.report;

import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.statistics.Looks;
import dev.poolbench.core.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the pools of a report with a baseline: those of the same JDK and dispatch with each
 * other, in one family that shares the permitted error.
 */
final class Comparisons {
  private final Report report;
  private final Against against;
  private final Metric metric;
  private final double threshold;
  private final Figures figures;

  private Comparisons(Report report, Against against, Metric metric, double threshold) {
    this.report = report;
    this.against = against;
    this.metric = metric;
    this.threshold = PairedComparison.checkThreshold(threshold);
    this.figures = Figures.of(report, metric);
  }

  static List<Comparison> of(Report report, Against against, Metric metric, double threshold) {
    against.check(report.plan().pools());
    Comparisons comparisons = new Comparisons(report, against, metric, threshold);
    List<Comparison> all = new ArrayList<>();
    for (List<Combination> group : groups(comparisons.figures.combinations())) {
      all.addAll(comparisons.of(group));
    }
    return List.copyOf(all);
  }

  /** Gathers those that are compared with each other. */
  static Collection<List<Combination>> groups(Collection<Combination> all) {
    Map<List<Object>, List<Combination>> groups = new LinkedHashMap<>();
    for (Combination one : all) {
      groups.computeIfAbsent(List.of(one.jdk(), one.dispatch()), key -> new ArrayList<>()).add(one);
    }
    return groups.values();
  }

  private List<Comparison> of(List<Combination> group) {
    Optional<Combination> baseline = baseline(group);
    if (baseline.isEmpty()) {
      return List.of();
    }
    List<Combination> others = group.stream().filter(one -> !one.equals(baseline.get())).toList();
    List<Set<Integer>> jobCounts = new ArrayList<>();
    List<double[]> logRatios = new ArrayList<>();
    for (Combination one : others) {
      Set<Integer> common = new TreeSet<>(figures.jobCounts(one));
      common.retainAll(figures.jobCounts(baseline.get()));
      jobCounts.add(common);
      logRatios.add(figures.logRatios(one, baseline.get(), common));
    }
    List<PairedComparison> made =
        PairedComparison.of(
            logRatios.stream().filter(ratios -> ratios.length > 0).toList(),
            error(report),
            threshold,
            number(group.size()));
    List<Comparison> all = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < others.size(); i++) {
      Optional<PairedComparison> result =
          logRatios.get(i).length > 0 ? Optional.of(made.get(next++)) : Optional.empty();
      all.add(comparison(others.get(i), baseline.get(), List.copyOf(jobCounts.get(i)), result));
    }
    return all;
  }

  private Comparison comparison(
      Combination one,
      Combination baseline,
      List<Integer> jobCounts,
      Optional<PairedComparison> result) {
    return new Comparison(
        metric,
        one.jdk(),
        one.dispatch(),
        one.pool(),
        one.workers(),
        baseline.pool(),
        baseline.workers(),
        jobCounts,
        result,
        result
            .map(PairedComparison::reason)
            .orElse("not available: no block has figures of both, or one is not above 0"));
  }

  /** Returns how often the verdicts of a family may be wrong after the blocks that were made. */
  static double error(Report report) {
    Settings settings = report.plan().settings();
    int made =
        report.series().stream()
            .filter(series -> series.plan().isTimed())
            .mapToInt(series -> series.plan().block())
            .max()
            .orElse(0);
    return settings.stopping().looks(settings.forks()).error(made);
  }

  /** Where the data chose the baseline, any pair might have been compared. */
  private int number(int pools) {
    return against.kind() == Against.Kind.FASTEST ? pools * (pools - 1) / 2 : pools - 1;
  }

  private Optional<Combination> baseline(List<Combination> group) {
    List<Combination> measured =
        group.stream().filter(one -> !figures.jobCounts(one).isEmpty()).toList();
    return switch (against.kind()) {
      case NAMED -> measured.stream().filter(one -> against.names(one.pool())).findFirst();
      case FIRST -> measured.stream().findFirst();
      case FASTEST -> least(measured);
    };
  }

  /**
   * Returns the one with the least mean of logarithms over what all of the pools have. One that has
   * too few blocks for any verdict is no measure of others that have enough.
   */
  private Optional<Combination> least(List<Combination> measured) {
    Set<Integer> common = figures.commonJobCounts(measured);
    List<Combination> enough =
        measured.stream()
            .filter(one -> figures.blocksWith(one, common) >= Looks.FEWEST_BLOCKS)
            .toList();
    return (enough.isEmpty() ? measured : enough)
        .stream().min(Comparator.comparingDouble(one -> figures.meanLog(one, common)));
  }
}
