package dev.poolbench.core.export;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.page.CleanUps;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Metric;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import dev.poolbench.core.report.Unavailable;
import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets a row for each cell, and one for each pool that could not be measured. */
final class CellsCsv {
  private final Report report;
  private final List<Comparison> comparisons;

  /** Is a cell, or a pool that has none. */
  private record Row(
      Jdk jdk,
      PoolSpec pool,
      Optional<Integer> workers,
      Optional<Dispatch> dispatch,
      Optional<Cell> cell,
      Status status) {

    static Row of(Cell cell) {
      return new Row(
          cell.jdk(),
          cell.pool(),
          Optional.of(cell.workers()),
          Optional.of(cell.dispatch()),
          Optional.of(cell),
          cell.isFailed()
              ? Status.failed(cell.problems().stream().distinct().collect(Collectors.joining("; ")))
              : Status.MEASURED);
    }

    static Row of(Unavailable one) {
      return new Row(
          one.jdk(),
          one.pool(),
          Optional.empty(),
          one.dispatch(),
          Optional.empty(),
          Status.unavailable(one.reason()));
    }
  }

  private CellsCsv(Report report) {
    this.report = report;
    Stopping stopping = report.plan().settings().stopping();
    this.comparisons = report.comparisons(stopping.against(), Metric.TIME, stopping.difference());
  }

  static String of(Report report) {
    List<Row> rows = new ArrayList<>();
    report.cells().forEach(cell -> rows.add(Row.of(cell)));
    report.unavailable().forEach(one -> rows.add(Row.of(one)));
    return new CellsCsv(report).table().of(rows);
  }

  private CsvTable<Row> table() {
    CsvTable<Row> table =
        new CsvTable<Row>()
            .withAll("workload", row -> report.plan().settings().workload())
            .withAll("jdk", row -> row.jdk().version())
            .withAll("jdk_home", row -> row.jdk().home())
            .withAll("pool", Row::pool)
            .with("workers", Row::workers)
            .with("dispatch", Row::dispatch)
            .with("jobs", ofCell(cell -> Optional.of(cell.jobs())))
            .withAll("status", row -> row.status().word())
            .withAll("reason", row -> row.status().reason())
            .with("forks", ofCell(cell -> Optional.of(cell.samples().size())))
            .with("time_ns", ofCell(cell -> number(cell.nanosPerJobSet())))
            .with("time_ns_low", ofInterval(Interval::low))
            .with("time_ns_high", ofInterval(Interval::high))
            .with("time_ns_confidence", ofInterval(Interval::confidence))
            .with("time_ns_spread", ofCell(cell -> cell.summary().map(Summary::spread)))
            .with("time_ns_least", ofCell(cell -> number(cell.least())))
            .with("time_ns_greatest", ofCell(cell -> number(cell.greatest())))
            .with("time_ns_per_job", ofCell(cell -> number(cell.nanosPerJob())))
            .with("peak_outside_heap_bytes", ofFigure(Cell::peakOutsideHeap))
            .with("growth_outside_heap_bytes", ofFigure(Cell::growthOutsideHeap))
            .with("peak_heap_bytes", ofFigure(Cell::peakHeap))
            .with("peak_tree_bytes", ofFigure(Cell::treePeak))
            .with("allocated_bytes_per_job", ofFigure(Cell::allocatedPerJob))
            .with("peak_threads", ofFigure(Cell::peakThreads));
    return table
        .with("compared_with", ofComparison(one -> Optional.of(one.baseline())))
        .with("compared_with_workers", ofComparison(one -> Optional.of(one.baselineWorkers())))
        .with("time_ratio", ofComparison(one -> one.result().map(PairedComparison::ratio)))
        .with("time_ratio_low", ofComparison(one -> interval(one).map(Interval::low)))
        .with("time_ratio_high", ofComparison(one -> interval(one).map(Interval::high)))
        .with("time_verdict", ofComparison(one -> Optional.of(one.words())))
        .with("left_behind", row -> row.cell().map(this::leftBehind));
  }

  private static Function<Row, Optional<?>> ofCell(Function<Cell, Optional<?>> value) {
    return row -> row.cell().flatMap(value);
  }

  private static Function<Row, Optional<?>> ofInterval(Function<Interval, Double> end) {
    return ofCell(cell -> cell.summary().flatMap(Summary::interval).map(end));
  }

  private static Function<Row, Optional<?>> ofFigure(Function<Cell, Figure> figure) {
    return ofCell(
        cell -> {
          OptionalLong value = figure.apply(cell).asLong();
          return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
        });
  }

  /** A verdict is on all cells of a pool together, and stands in the row of each. */
  private Function<Row, Optional<?>> ofComparison(Function<Comparison, Optional<?>> value) {
    return ofCell(
        cell ->
            comparisons.stream()
                .filter(one -> Variant.of(one).equals(Variant.of(cell)))
                .findFirst()
                .flatMap(value));
  }

  private static Optional<Interval> interval(Comparison one) {
    return one.result().flatMap(PairedComparison::interval);
  }

  private static Optional<Double> number(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private String leftBehind(Cell cell) {
    return report.series().stream()
        .filter(series -> Variant.of(series.plan()).equals(Variant.of(cell)))
        .map(Series::cleanUp)
        .flatMap(Optional::stream)
        .findFirst()
        .map(CleanUps::left)
        .orElse("not checked");
  }
}
