package dev.poolbench.core.report;

import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.statistics.RatioVerdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Names what pools are compared by; of each, less is better. */
public enum Metric {
  /** The time of a job set, in nanoseconds. */
  TIME("time"),
  /** The peak of resident memory outside the heap, in bytes. */
  PEAK_OUTSIDE_HEAP("peak memory outside the heap"),
  /**
   * By how much resident memory outside the heap grew from before the pool was opened to its peak,
   * in bytes: what the pool itself takes, its worker processes whole, and what the JVM came to need
   * meanwhile.
   */
  GROWTH_OUTSIDE_HEAP("memory outside the heap and of worker processes"),
  /** The peak of the heap, in bytes. */
  PEAK_HEAP("peak heap"),
  /** A lower bound of the peak of the process tree, in bytes. */
  PEAK_TREE("peak memory of the process tree"),
  /** What was allocated for a job, in bytes. */
  ALLOCATED("allocation"),
  /** The live heap once the pool has done all its jobs and is idle, in bytes; one a fork. */
  RETAINED_HEAP("heap retained when idle");

  private final String words;

  Metric(String words) {
    this.words = words;
  }

  /**
   * Says a verdict in words that fit it.
   *
   * @param verdict the verdict
   * @return such as {@code slightly faster} of a time, {@code slightly less} of memory
   */
  public String say(RatioVerdict verdict) {
    return this == TIME ? verdict.ofTime() : verdict.ofAmount();
  }

  /** Tells whether a fork has a figure of each job count, rather than one. */
  boolean isByJobCount() {
    return this != RETAINED_HEAP;
  }

  /** Returns it in words. */
  @Override
  public String toString() {
    return words;
  }

  /**
   * Returns the figures of a fork, by job count; what it has only once stands under 0. A step of no
   * jobs is left out, and so is what was not measured.
   */
  Map<Integer, Double> of(Series series) {
    return switch (this) {
      case TIME -> times(series);
      case PEAK_OUTSIDE_HEAP -> usages(series, CellUsage::peakOutsideHeap);
      case GROWTH_OUTSIDE_HEAP -> usages(series, CellUsage::growthOfTree);
      case PEAK_HEAP -> usages(series, usage -> usage.heap().peakUsed());
      case PEAK_TREE -> usages(series, usage -> usage.process().treePeakAtLeast());
      case ALLOCATED -> usages(series, CellUsage::allocatedPerJob);
      case RETAINED_HEAP -> retained(series);
    };
  }

  private static Map<Integer, Double> times(Series series) {
    Map<Integer, Double> times = new TreeMap<>();
    for (int jobs : series.plan().jobCounts()) {
      List<Measurement> own =
          series.measurements().stream().filter(made -> made.jobs() == jobs).toList();
      if (jobs > 0 && !own.isEmpty()) {
        times.put(jobs, Medians.of(own.stream().mapToDouble(Measurement::nanosPerJobSet)));
      }
    }
    return times;
  }

  private static Map<Integer, Double> usages(Series series, Function<CellUsage, Figure> figure) {
    Map<Integer, Double> figures = new TreeMap<>();
    for (CellUsage usage : series.usages()) {
      if (usage.jobs() > 0) {
        figure.apply(usage).asLong().ifPresent(value -> figures.put(usage.jobs(), (double) value));
      }
    }
    return figures;
  }

  private static Map<Integer, Double> retained(Series series) {
    Map<Integer, Double> figures = new TreeMap<>();
    for (MomentMemory memory : series.moments()) {
      if (memory.moment() == Moment.IDLE) {
        memory.heap().live().asLong().ifPresent(value -> figures.put(0, (double) value));
      }
    }
    return figures;
  }
}
