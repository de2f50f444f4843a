package dev.poolbench.core.report;

import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Settings;
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
import java.util.stream.Stream;

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

  private Comparisons(
      Report report, Against against, Metric metric, double threshold, Figures figures) {
    this.report = report;
    this.against = against;
    this.metric = metric;
    this.threshold = PairedComparison.checkThreshold(threshold);
    this.figures = figures;
  }

  static List<Comparison> of(
      Report report,
      Against against,
      Metric metric,
      double threshold,
      Collection<Integer> jobCounts) {
    against.check(report.plan());
    Comparisons comparisons =
        new Comparisons(report, against, metric, threshold, Figures.of(report, metric, jobCounts));
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
    Map<Combination, Combination> baselines = baselines(group);
    List<Set<Integer>> jobCounts = new ArrayList<>();
    List<double[]> logRatios = new ArrayList<>();
    baselines.forEach(
        (one, baseline) -> {
          Set<Integer> common = new TreeSet<>(figures.jobCounts(one));
          common.retainAll(figures.jobCounts(baseline));
          jobCounts.add(common);
          logRatios.add(figures.logRatios(one, baseline, common));
        });
    List<PairedComparison> made =
        PairedComparison.of(
            logRatios.stream().filter(ratios -> ratios.length > 0).toList(),
            error(report),
            threshold,
            number(group.size(), baselines.size()));
    List<Comparison> all = new ArrayList<>();
    int next = 0;
    for (Map.Entry<Combination, Combination> pair : baselines.entrySet()) {
      int place = all.size();
      Optional<PairedComparison> result =
          logRatios.get(place).length > 0 ? Optional.of(made.get(next++)) : Optional.empty();
      all.add(comparison(pair.getKey(), pair.getValue(), jobCounts.get(place), result));
    }
    return all;
  }

  private Comparison comparison(
      Combination one,
      Combination baseline,
      Set<Integer> jobCounts,
      Optional<PairedComparison> result) {
    return new Comparison(
        metric,
        one.jdk(),
        one.dispatch(),
        one.pool(),
        one.workers(),
        baseline.pool(),
        baseline.workers(),
        List.copyOf(jobCounts),
        metric.isByJobCount() ? leftOut(one, baseline, jobCounts) : List.of(),
        result,
        result
            .map(PairedComparison::reason)
            .orElseGet(() -> "not available: " + whyNoRatio(one, baseline, jobCounts)));
  }

  private List<Integer> leftOut(Combination one, Combination baseline, Set<Integer> jobCounts) {
    Set<Integer> leftOut = new TreeSet<>();
    for (Combination either : List.of(one, baseline)) {
      leftOut.addAll(figures.jobCounts(either));
      leftOut.addAll(figures.failedJobCounts(either));
    }
    leftOut.removeAll(jobCounts);
    return List.copyOf(leftOut);
  }

  private String whyNoRatio(Combination one, Combination baseline, Set<Integer> jobCounts) {
    if (jobCounts.isEmpty()) {
      return metric.isByJobCount()
          ? "there is no job count of which both have figures"
          : "not both have a figure";
    }
    List<String> without =
        Stream.of(one, baseline)
            .filter(either -> !figures.hasRatios(either))
            .map(either -> either.pool().toString())
            .toList();
    return without.isEmpty()
        ? "no block has figures of both"
        : "%s %s a figure that is not above 0, and so no ratio"
            .formatted(String.join(" and ", without), without.size() == 1 ? "has" : "each have");
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
  private int number(int pools, int compared) {
    return against.kind() == Against.Kind.FASTEST ? pairs(pools) : compared;
  }

  /** Returns how many pairs so many pools make, at least 1. */
  static int pairs(int pools) {
    return Math.max(1, pools * (pools - 1) / 2);
  }

  /** Returns what each is compared with, in the order of the group, those that are not left out. */
  private Map<Combination, Combination> baselines(List<Combination> group) {
    List<Combination> measured =
        group.stream().filter(one -> !figures.jobCounts(one).isEmpty()).toList();
    List<Combination> candidates =
        switch (against.kind()) {
          case NAMED -> named(measured).isEmpty() ? List.of() : named(group);
          case FIRST -> measured.stream().limit(1).toList();
          case FASTEST -> least(measured, group.size()).stream().toList();
        };
    Map<Combination, Combination> baselines = new LinkedHashMap<>();
    for (Combination one : group) {
      candidates.stream()
          .filter(candidate -> candidate.workers() == one.workers())
          .findFirst()
          .or(() -> candidates.stream().filter(measured::contains).findFirst())
          .filter(baseline -> !baseline.equals(one))
          .ifPresent(baseline -> baselines.put(one, baseline));
    }
    return baselines;
  }

  /** Returns those that are named; if some are with all their options, only these. */
  private List<Combination> named(List<Combination> some) {
    List<Combination> named =
        some.stream().filter(one -> against.names(one.pool(), one.workers())).toList();
    List<Combination> whole =
        named.stream()
            .filter(
                one ->
                    against
                        .pool()
                        .filter(
                            pool ->
                                pool.options().keySet().containsAll(one.pool().options().keySet()))
                        .isPresent())
            .toList();
    return whole.isEmpty() ? named : whole;
  }

  /**
   * Returns the one with the least mean of logarithms, of those that have figures of the most job
   * counts, in the blocks that all of these have, so that none gains by what it is missing. One
   * that has too few blocks for any verdict is no measure of others that have enough.
   */
  private Optional<Combination> least(List<Combination> measured, int pools) {
    int needed = PairedComparison.needed(error(report), pairs(pools));
    List<Combination> widest = figures.widest(measured);
    Set<Integer> jobCounts = widest.isEmpty() ? Set.of() : figures.jobCounts(widest.get(0));
    List<Combination> enough =
        widest.stream().filter(one -> figures.blocksWith(one, jobCounts).size() >= needed).toList();
    List<Combination> rivals = enough.isEmpty() ? widest : enough;
    Set<Integer> common = figures.commonBlocks(rivals, jobCounts);
    return rivals.stream()
        .min(
            Comparator.comparingDouble(
                one ->
                    figures.meanLog(
                        one,
                        jobCounts,
                        common.isEmpty() ? figures.blocksWith(one, jobCounts) : common)))
        .or(() -> measured.stream().findFirst());
  }
}
