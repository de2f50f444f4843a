package dev.poolbench.core.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * Holds the figures of each combination by block and job count. A cell that failed in any fork has
 * none.
 */
final class Figures {
  private final Map<Combination, Map<Integer, Map<Integer, Double>>> byBlock =
      new LinkedHashMap<>();

  private final Map<Combination, Set<Integer>> failed = new LinkedHashMap<>();

  private Figures() {}

  static Figures of(Report report, Metric metric) {
    return of(report, metric, report.plan().settings().jobCounts());
  }

  /** Holds only the figures of some job counts. */
  static Figures of(Report report, Metric metric, Collection<Integer> jobCounts) {
    Figures figures = new Figures();
    for (Cell cell : report.cells()) {
      if (cell.isFailed() && cell.jobs() > 0 && jobCounts.contains(cell.jobs())) {
        figures
            .failed
            .computeIfAbsent(Combination.of(cell), key -> new TreeSet<>())
            .add(cell.jobs());
      }
    }
    Cells.measured(report)
        .forEach(
            (combination, all) -> {
              Map<Integer, Map<Integer, Double>> blocks = new TreeMap<>();
              for (Series series : all) {
                if (series.plan().isTimed()) {
                  Map<Integer, Double> own = new TreeMap<>(metric.of(series));
                  own.keySet().removeIf(jobs -> jobs > 0 && !jobCounts.contains(jobs));
                  own.keySet().removeAll(figures.failedJobCounts(combination));
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

  /** Returns the job counts above 0 at which a combination has failed, ascending. */
  Set<Integer> failedJobCounts(Combination combination) {
    return failed.getOrDefault(combination, Set.of());
  }

  /** Returns the job counts that a combination has in any block, ascending. */
  Set<Integer> jobCounts(Combination combination) {
    Set<Integer> counts = new TreeSet<>();
    blocks(combination).values().forEach(block -> counts.addAll(block.keySet()));
    return counts;
  }

  Map<Integer, Map<Integer, Double>> blocks(Combination combination) {
    return byBlock.getOrDefault(combination, Map.of());
  }

  /**
   * Returns those that have figures of the most job counts, the same ones, and only what has
   * ratios: a pool that failed at some steps says nothing of the whole ladder.
   */
  List<Combination> widest(Collection<Combination> some) {
    List<Combination> ratioed = some.stream().filter(this::hasRatios).toList();
    Set<Integer> most =
        ratioed.stream()
            .map(this::jobCounts)
            .max(Comparator.comparingInt(Set::size))
            .orElse(Set.of());
    return ratioed.stream().filter(one -> jobCounts(one).equals(most)).toList();
  }

  /** Tells whether there are figures, and all are above 0, as what has a ratio is. */
  boolean hasRatios(Combination combination) {
    return !jobCounts(combination).isEmpty()
        && blocks(combination).values().stream()
            .flatMap(block -> block.values().stream())
            .allMatch(figure -> figure > 0);
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

  /** Returns the blocks in which all of some combinations have all of the job counts. */
  Set<Integer> commonBlocks(Collection<Combination> some, Collection<Integer> jobCounts) {
    Set<Integer> common = new TreeSet<>();
    some.forEach(one -> common.addAll(blocksWith(one, jobCounts)));
    some.forEach(one -> common.retainAll(blocksWith(one, jobCounts)));
    return common;
  }

  /** Returns the blocks that have figures of all of the job counts. */
  Set<Integer> blocksWith(Combination combination, Collection<Integer> jobCounts) {
    Set<Integer> whole = new TreeSet<>();
    blocks(combination)
        .forEach(
            (block, own) -> {
              if (own.keySet().containsAll(jobCounts)) {
                whole.add(block);
              }
            });
    return whole;
  }

  /** Returns the mean over job counts of the logarithm of the median over some blocks. */
  double meanLog(
      Combination combination, Collection<Integer> jobCounts, Collection<Integer> someBlocks) {
    return jobCounts.stream()
        .mapToDouble(jobs -> Math.log(Medians.of(at(combination, jobs, someBlocks))))
        .average()
        .orElse(Double.NaN);
  }

  private DoubleStream at(Combination combination, int jobs, Collection<Integer> someBlocks) {
    return someBlocks.stream()
        .map(block -> blocks(combination).getOrDefault(block, Map.of()))
        .filter(block -> block.containsKey(jobs))
        .mapToDouble(block -> block.getOrDefault(jobs, Double.NaN));
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
