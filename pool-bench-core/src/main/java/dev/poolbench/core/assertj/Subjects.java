package dev.poolbench.core.assertj;

import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.Unit;
import dev.poolbench.core.report.Cell;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names cells and figures in messages. */
final class Subjects {
  private Subjects() {}

  static String of(Cell cell) {
    return "%s with %d workers, %s, on JDK %s, at %d jobs"
        .formatted(cell.pool(), cell.workers(), cell.dispatch(), cell.jdk().version(), cell.jobs());
  }

  /** Throws what is made of the cells that have failed, if there are any. */
  static void failed(List<Cell> cells, Function<String, AssertionError> fails) {
    List<Cell> failed = cells.stream().filter(Cell::isFailed).toList();
    if (!failed.isEmpty()) {
      throw fails.apply(
          "%d of %d cells failed:%n  %s"
              .formatted(
                  failed.size(),
                  cells.size(),
                  failed.stream().map(Subjects::problems).collect(Collectors.joining("\n  "))));
    }
  }

  static String problems(Cell cell) {
    return of(cell) + ": " + String.join("; ", cell.problems());
  }

  static String text(Figure figure) {
    return figure instanceof Figure.Measured measured
        ? number(measured.value(), measured.unit())
        : figure.toString();
  }

  static String number(long value, Unit unit) {
    String number = String.format(Locale.ROOT, "%,d", value);
    return unit == Unit.COUNT ? number : number + " " + unit;
  }
}
