package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Step;
import dev.poolbench.core.html.PageModel.TimeLine;
import dev.poolbench.core.html.PageModel.TimeLines;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapPoint;
import dev.poolbench.core.memory.MemoryPoint;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.MomentMemory;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Draws memory in the course of a pool's life, in one fork: the one that climbs the ladder if there
 * is one, for its job counts ascend.
 */
final class Courses {
  /** Is more than a screen has room for, and keeps the page of many pools small. */
  private static final int MOST_POINTS = 240;

  private final Report report;
  private final Variants variants;

  Courses(Report report, Variants variants) {
    this.report = report;
    this.variants = variants;
  }

  TimeLines lines() {
    boolean climbs = report.series().stream().anyMatch(series -> series.plan().inspecting());
    List<TimeLine> lines = new ArrayList<>();
    for (Variant variant : variants.all()) {
      fork(variant).map(series -> line(variant, series)).ifPresent(lines::add);
    }
    return new TimeLines(
        climbs
            ? "One fork of each pool, the one that climbs the job counts in ascending order."
            : "The first fork of each pool; its job counts are in random order.",
        lines);
  }

  private Optional<Series> fork(Variant variant) {
    return report.series().stream()
        .filter(series -> Variant.of(series.plan()).equals(variant))
        .filter(series -> !series.plan().latency() && !series.moments().isEmpty())
        .min(
            Comparator.<Series>comparingInt(series -> series.plan().inspecting() ? 0 : 1)
                .thenComparingInt(series -> series.plan().block()));
  }

  private TimeLine line(Variant variant, Series series) {
    MomentMemory first = series.moments().get(0);
    Instant start = first.heap().at();
    Figure before = first.process().treeRss();
    List<double[]> tree = new ArrayList<>();
    List<double[]> heap = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (MomentMemory moment : series.moments()) {
      double at = millis(start, moment.heap().at());
      add(tree, millis(start, moment.process().at()), moment.process().treeRss());
      add(heap, at, moment.heap().used());
      steps.add(new Step(at, at, words(moment.moment())));
    }
    for (CellUsage usage : series.usages()) {
      Instant began = usage.heap().started();
      for (MemoryPoint point : usage.process().timeLine()) {
        tree.add(
            new double[] {millis(start, usage.process().started(), point.nanos()), point.rss()});
      }
      for (HeapPoint point : usage.heap().timeLine()) {
        double at = millis(start, began, point.nanos());
        heap.add(new double[] {at, point.before()});
        if (point.after() != point.before()) {
          heap.add(new double[] {at, point.after()});
        }
      }
      steps.add(
          new Step(
              millis(start, began),
              millis(start, began, usage.heap().nanos()),
              usage.jobs() + (usage.jobs() == 1 ? " job" : " jobs")));
    }
    steps.sort(Comparator.comparingDouble(Step::from));
    return new TimeLine(
        variants.indexOf(variant),
        before instanceof Figure.Measured base ? less(thinned(tree), base.value()) : List.of(),
        thinned(heap),
        steps,
        before instanceof Figure.Absent absent ? absent.toString() : "");
  }

  private static String words(Moment moment) {
    return moment == Moment.BASELINE ? "not yet open" : moment.toString();
  }

  private static void add(List<double[]> points, double at, Figure figure) {
    figure.asLong().ifPresent(value -> points.add(new double[] {at, value}));
  }

  private static double millis(Instant start, Instant at) {
    return millis(start, at, 0);
  }

  private static double millis(Instant start, Instant began, long nanos) {
    return Math.round(Duration.between(start, began.plusNanos(nanos)).toNanos() / 1e4) / 1e2;
  }

  private static List<double[]> less(List<double[]> points, long base) {
    return points.stream().map(point -> new double[] {point[0], point[1] - base}).toList();
  }

  /** Keeps the least and the greatest of neighbours, so that no peak is lost. */
  private static List<double[]> thinned(List<double[]> points) {
    List<double[]> sorted =
        points.stream().sorted(Comparator.comparingDouble(point -> point[0])).toList();
    if (sorted.size() <= MOST_POINTS) {
      return sorted;
    }
    int stride = (2 * sorted.size() + MOST_POINTS - 1) / MOST_POINTS;
    List<double[]> kept = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += stride) {
      List<double[]> some = sorted.subList(from, Math.min(sorted.size(), from + stride));
      Comparator<double[]> byValue = Comparator.comparingDouble(point -> point[1]);
      double[] least = some.stream().min(byValue).orElseThrow();
      double[] most = some.stream().max(byValue).orElseThrow();
      kept.add(least[0] <= most[0] ? least : most);
      kept.add(least[0] <= most[0] ? most : least);
    }
    return kept;
  }
}
