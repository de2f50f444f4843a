package dev.poolbench.core.report;

import dev.poolbench.core.memory.Figure;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Median;

/** Takes medians over forks. */
final class Medians {
  private Medians() {}

  static double of(DoubleStream values) {
    return Median.withDefaults().evaluate(values.toArray());
  }

  /** Takes that of those that were measured; gives the first reason, or the given, if none was. */
  static Figure of(List<Figure> figures, String none) {
    List<Figure.Measured> measured =
        figures.stream()
            .filter(Figure.Measured.class::isInstance)
            .map(Figure.Measured.class::cast)
            .toList();
    if (measured.isEmpty()) {
      return figures.isEmpty() ? Figure.absent(none) : figures.get(0);
    }
    Figure.Measured first = measured.get(0);
    double median = of(measured.stream().mapToDouble(Figure.Measured::value));
    return new Figure.Measured(Math.round(median), first.unit(), first.source());
  }
}
