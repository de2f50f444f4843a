package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Column;
import dev.poolbench.core.html.PageModel.Grid;
import dev.poolbench.core.html.PageModel.Row;
import dev.poolbench.core.html.PageModel.Value;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Makes tables with a row a variant; a column says what it shows of one. */
final class Rows {
  private final Report report;
  private final Variants variants;

  /** Is a column with what it shows of a variant. */
  record Shown(Column column, Function<Variant, Value> value) {
    Shown(String title, String unit, String scale, Function<Variant, Value> value) {
      this(new Column(title, unit, scale), value);
    }
  }

  Rows(Report report, Variants variants) {
    this.report = report;
    this.variants = variants;
  }

  Grid grid(String title, String note, List<Shown> shown) {
    return new Grid(
        title,
        note,
        shown.stream().map(Shown::column).toList(),
        variants.all().stream()
            .map(
                variant ->
                    new Row(
                        variants.indexOf(variant),
                        shown.stream().map(one -> one.value().apply(variant)).toList()))
            .toList());
  }

  /** Shows a figure of the cell of the largest job count. */
  Shown largest(String title, String unit, String scale, Function<Cell, Figure> figure) {
    return new Shown(
        title,
        unit,
        scale,
        variant -> {
          Cell cell = largest(variant);
          return cell.isFailed() ? Values.absent(Values.why(cell)) : Values.of(figure.apply(cell));
        });
  }

  /** Returns the time of the largest job count. */
  Value time(Variant variant) {
    return time(variant, 1);
  }

  /** Returns the time of each of these jobs. */
  Value perJob(Variant variant) {
    int jobs = largest(variant).jobs();
    return jobs == 0 ? Values.absent("not available: there is no job") : time(variant, jobs);
  }

  private Value time(Variant variant, int parts) {
    Cell cell = largest(variant);
    OptionalDouble all = cell.nanosPerJobSet();
    return all.isEmpty() ? Values.absent(Values.why(cell)) : Values.of(all.getAsDouble() / parts);
  }

  Cell largest(Variant variant) {
    List<Cell> cells = variants.cells(variant);
    return cells.get(cells.size() - 1);
  }

  /** Returns the largest job count in words. */
  String atMost() {
    return Words.count(
        report.plan().settings().jobCounts().stream().max(Integer::compare).orElse(0), "job");
  }
}
