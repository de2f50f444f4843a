package dev.poolbench.core.report;

import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rates the pools of a report, those of the same JDK and dispatch against each other. A pool that
 * has failed at a step of the ladder, or has figures of fewer blocks than others, too few for a
 * verdict, is left out, so that the others can be rated, and over the whole ladder.
 */
final class Ratings {
  private final Figures figures;
  private final Metric metric;
  private final double error;
  private final double threshold;

  private Ratings(Report report, Metric metric) {
    this.figures = Figures.of(report, metric);
    this.metric = metric;
    this.error = Comparisons.error(report);
    this.threshold = report.plan().settings().stopping().difference();
  }

  static List<Rating> of(Report report, Metric metric) {
    Ratings ratings = new Ratings(report, metric);
    List<Rating> all = new ArrayList<>();
    for (List<Combination> group : Comparisons.groups(ratings.figures.combinations())) {
      all.addAll(ratings.of(group));
    }
    return List.copyOf(all);
  }

  private List<Rating> of(List<Combination> group) {
    List<Combination> rated = figures.widest(group);
    while (rated.size() >= 2) {
      Set<Integer> jobCounts = figures.jobCounts(rated.get(0));
      List<Rating> all = rank(rated, jobCounts);
      if (!all.isEmpty()) {
        return all;
      }
      rated = withoutTheLeastMeasured(rated, jobCounts);
    }
    return List.of();
  }

  /** Leaves out those that have the fewest blocks; all, if all have the same number of them. */
  private List<Combination> withoutTheLeastMeasured(
      List<Combination> rated, Set<Integer> jobCounts) {
    Map<Combination, Integer> blocks = new HashMap<>();
    rated.forEach(one -> blocks.put(one, figures.blocksWith(one, jobCounts).size()));
    int fewest = Collections.min(blocks.values());
    return rated.stream().filter(one -> blocks.getOrDefault(one, 0) > fewest).toList();
  }

  /** Ranks pools; returns none if there is no verdict on any two that are compared. */
  private List<Rating> rank(List<Combination> rated, Set<Integer> jobCounts) {
    Map<Combination, Double> toBest = toBest(rated, jobCounts);
    List<Combination> left =
        new ArrayList<>(rated.stream().sorted(Comparator.comparing(toBest::get)).toList());
    int pairs = Comparisons.pairs(rated.size());
    List<Rating> all = new ArrayList<>();
    while (!left.isEmpty()) {
      Combination best = left.remove(0);
      List<Combination> tied = new ArrayList<>(List.of(best));
      List<double[]> logRatios =
          left.stream().map(one -> figures.logRatios(one, best, jobCounts)).toList();
      if (logRatios.stream().anyMatch(ratios -> ratios.length == 0)) {
        return List.of();
      }
      List<PairedComparison> made = PairedComparison.of(logRatios, error, threshold, pairs);
      for (int i = 0; i < made.size(); i++) {
        if (made.get(i).verdict().isEmpty()) {
          return List.of();
        }
        if (made.get(i).verdict().filter(RatioVerdict::isHigher).isEmpty()) {
          tied.add(left.get(i));
        }
      }
      left.removeAll(tied);
      int place = all.size() + 1;
      double points =
          tied.stream().mapToDouble(one -> Rating.points(of(toBest, one))).average().orElse(0);
      for (Combination one : tied) {
        all.add(
            new Rating(
                metric,
                one.jdk(),
                one.dispatch(),
                one.pool(),
                one.workers(),
                place,
                of(toBest, one),
                points,
                tied.size() > 1));
      }
    }
    return all;
  }

  private static double of(Map<Combination, Double> toBest, Combination one) {
    return toBest.getOrDefault(one, Double.NaN);
  }

  private Map<Combination, Double> toBest(List<Combination> rated, Set<Integer> jobCounts) {
    Set<Integer> blocks = figures.commonBlocks(rated, jobCounts);
    Map<Combination, Double> means = new HashMap<>();
    for (Combination one : rated) {
      means.put(one, figures.meanLog(one, jobCounts, blocks));
    }
    double least = means.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    means.replaceAll((one, mean) -> Math.exp(mean - least));
    return means;
  }
}
