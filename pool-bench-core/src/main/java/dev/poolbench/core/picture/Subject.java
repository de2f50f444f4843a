package dev.poolbench.core.picture;

import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.statistics.Summary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Names what a chart shows of cells. */
enum Subject {
  TIME("time of all jobs"),
  OUTSIDE_HEAP("memory outside the heap"),
  HEAP("peak heap"),
  TREE("process tree, less the fork's heap");

  private final String words;

  Subject(String words) {
    this.words = words;
  }

  boolean isTime() {
    return this == TIME;
  }

  String words() {
    return words;
  }

  /**
   * Returns what are shown of a report: as memory the whole tree where pools have processes, for
   * the fork alone would tell little of these, and what the pool took of the fork where not.
   */
  static List<Subject> of(List<Cell> cells) {
    boolean several =
        cells.stream()
            .flatMap(cell -> cell.usages().stream())
            .anyMatch(usage -> usage.process().processes().asLong().orElse(1) > 1);
    return several ? List.of(TIME, TREE, HEAP) : List.of(TIME, OUTSIDE_HEAP, HEAP);
  }

  Optional<Summary> summary(Cell cell) {
    return this == TIME ? cell.summary() : cell.summaryOf(figure());
  }

  /** Returns the ends of the band: the interval if there is one, else the least and greatest. */
  private double[] ends(Cell cell, Summary summary) {
    if (summary.interval().isPresent()) {
      return new double[] {summary.interval().get().low(), summary.interval().get().high()};
    }
    double[] all =
        this == TIME
            ? cell.samples().stream().mapToDouble(Cell.Sample::median).sorted().toArray()
            : cell.usages().stream()
                .map(figure())
                .flatMapToLong(one -> one.asLong().stream())
                .asDoubleStream()
                .sorted()
                .toArray();
    return new double[] {all[0], all[all.length - 1]};
  }

  Curve.Point point(Cell cell) {
    return summary(cell)
        .map(
            summary -> {
              double[] ends = ends(cell, summary);
              return new Curve.Point(cell.jobs(), summary.median(), ends[0], ends[1]);
            })
        .orElse(new Curve.Point(cell.jobs(), Double.NaN, Double.NaN, Double.NaN));
  }

  private Function<CellUsage, Figure> figure() {
    return switch (this) {
      case TIME -> throw new IllegalStateException("time is not a figure of memory");
      case OUTSIDE_HEAP -> CellUsage::growthOutsideHeap;
      case HEAP -> usage -> usage.heap().peakUsed();
      case TREE -> usage -> usage.process().treePeakAtLeast().minus(usage.residentHeap());
    };
  }

  /** Says why no cell has such a figure. */
  String whyNone(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> !cell.isFailed())
        .map(cell -> this == TIME ? "nothing was measured" : reason(cell))
        .findFirst()
        .orElse("no cell has a figure");
  }

  private String reason(Cell cell) {
    return cell.medianOf(figure()) instanceof Figure.Absent absent ? absent.reason() : "";
  }
}
