package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Value;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.report.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Makes figures for the page, or says why there is none. */
final class Values {
  /** More digits than this tell nothing, and double the size of the page. */
  private static final MathContext DIGITS = new MathContext(5);

  private static final int MOST_OF_A_REASON = 300;

  private Values() {}

  static @Nullable Double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
  }

  static Value of(double value) {
    return new Value(rounded(value), null, null, null, null);
  }

  static Value of(OptionalDouble value, String why) {
    return value.isPresent() ? of(value.getAsDouble()) : absent(why);
  }

  static Value of(Figure figure) {
    return figure instanceof Figure.Measured measured
        ? of((double) measured.value())
        : absent(figure.toString());
  }

  /** Returns the median with the least and the greatest, one a fork. */
  static Value ofForks(DoubleStream forks, String why) {
    double[] sorted = forks.sorted().toArray();
    return sorted.length == 0
        ? absent(why)
        : new Value(
            rounded(median(sorted)),
            rounded(sorted[0]),
            rounded(sorted[sorted.length - 1]),
            null,
            null);
  }

  static Value text(String text) {
    return new Value(null, null, null, text, null);
  }

  static Value absent(String why) {
    return new Value(null, null, null, null, why);
  }

  /** Says why a cell has no figure. */
  static String why(Cell cell) {
    if (!cell.isFailed()) {
      return "not available: the cell was not measured";
    }
    int more = cell.problems().size() - 1;
    String first = cell.problems().get(0);
    String text =
        first.length() <= MOST_OF_A_REASON ? first : first.substring(0, MOST_OF_A_REASON) + " ...";
    return (cell.samples().isEmpty() && first.startsWith("not measured") ? "" : "failed: ")
        + text
        + (more == 0 ? "" : " (and %d more)".formatted(more));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}
