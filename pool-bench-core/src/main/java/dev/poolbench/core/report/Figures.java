package dev.poolbench.core.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the figures of each combination by block and job count. A cell that failed in any fork has
 * none.
 */
final class Figures {
  private final Map<Combination, Map<Integer, Map<Integer, Double>>> byBlock =
      new LinkedHashMap<>();

  private Figures() {}

  static Figures of(Report report, Metric metric) {
    Map<Combination, Set<Integer>> failed = new LinkedHashMap<>();
    for (Cell cell : report.cells()) {
      if (cell.isFailed()) {
        failed.computeIfAbsent(Combination.of(cell), key -> new HashSet<>()).add(cell.jobs());
      }
    }
    Figures figures = new Figures();
    Cells.measured(report)
        .forEach(
            (combination, all) -> {
              Map<Integer, Map<Integer, Double>> blocks = new TreeMap<>();
              for (Series series : all) {
                if (series.plan().isTimed()) {
                  Map<Integer, Double> own = new TreeMap<>(metric.of(series));
                  own.keySet().removeAll(failed.getOrDefault(combination, Set.of()));
                  blocks.put(series.plan().block(), own);
                }
              }
              figures.byBlock.put(combination, blocks);
            });
    return figures;
  }

  Collection<Combination> combinations() {
    return byBlock.keySet();
  }

  /** Returns the job counts that a combination has in any block, ascending. */
  Set<Integer> jobCounts(Combination combination) {
    Set<Integer> counts = new TreeSet<>();
    blocks(combination).values().forEach(block -> counts.addAll(block.keySet()));
    return counts;
  }

  /** Returns the job counts that all of some combinations have in any block, ascending. */
  Set<Integer> commonJobCounts(Collection<Combination> some) {
    Set<Integer> common = new TreeSet<>();
    some.forEach(one -> common.addAll(jobCounts(one)));
    some.forEach(one -> common.retainAll(jobCounts(one)));
    return common;
  }

  Map<Integer, Map<Integer, Double>> blocks(Combination combination) {
    return byBlock.getOrDefault(combination, Map.of());
  }

  /** Returns how many blocks have figures of all of the job counts. */
  long blocksWith(Combination combination, Collection<Integer> jobCounts) {
    return blocks(combination).values().stream()
        .filter(block -> block.keySet().containsAll(jobCounts))
        .count();
  }

  /** Returns the figures of a job count, one a block. */
  private double[] at(Combination combination, int jobs) {
    return blocks(combination).values().stream()
        .filter(block -> block.containsKey(jobs))
        .mapToDouble(block -> block.getOrDefault(jobs, Double.NaN))
        .toArray();
  }

  /** Returns the mean over job counts of the logarithm of the median over the blocks. */
  double meanLog(Combination combination, Collection<Integer> jobCounts) {
    return jobCounts.stream()
        .mapToDouble(jobs -> Math.log(Medians.of(Arrays.stream(at(combination, jobs)))))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Returns, for each block that has all of the job counts, the mean of the logarithms; none if any
   * of these is of a figure that is not above 0.
   */
  List<Double> meanLogs(Combination combination, Collection<Integer> jobCounts) {
    List<Double> means = new ArrayList<>();
    for (Map<Integer, Double> block : blocks(combination).values()) {
      if (!jobCounts.isEmpty() && block.keySet().containsAll(jobCounts)) {
        means.add(
            jobCounts.stream()
                .mapToDouble(jobs -> Math.log(block.getOrDefault(jobs, Double.NaN)))
                .average()
                .orElse(Double.NaN));
      }
    }
    return means.stream().allMatch(Double::isFinite) ? List.copyOf(means) : List.of();
  }

  /**
   * Returns, for each block that has all of the job counts of both, the mean of the log ratios;
   * none if any of these is of a figure that is not above 0, for leaving only that block out would
   * favour one of the two.
   */
  double[] logRatios(Combination one, Combination other, Collection<Integer> jobCounts) {
    List<Double> means = new ArrayList<>();
    blocks(one)
        .forEach(
            (block, own) -> {
              Map<Integer, Double> others = blocks(other).getOrDefault(block, Map.of());
              if (own.keySet().containsAll(jobCounts) && others.keySet().containsAll(jobCounts)) {
                means.add(
                    jobCounts.stream()
                        .mapToDouble(
                            jobs ->
                                Math.log(
                                    own.getOrDefault(jobs, Double.NaN)
                                        / others.getOrDefault(jobs, Double.NaN)))
                        .average()
                        .orElse(Double.NaN));
              }
            });
    return means.stream().allMatch(Double::isFinite)
        ? means.stream().mapToDouble(Double::doubleValue).toArray()
        : new double[0];
  }
}
