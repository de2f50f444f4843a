package dev.poolbench.core.picture;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Is one chart: what it shows over the number of jobs, in a unit that fits.
 *
 * @param title what it shows, with the unit
 * @param logX whether job counts are set apart by their ratios
 * @param logY whether figures are
 * @param top the greatest figure of this and of those beside which it stands
 * @param curves the lines, in the unit
 */
record Panel(String title, boolean logX, boolean logY, double top, List<Curve> curves) {
  /** From which ratio on the least of the pools would be lost at the bottom of a linear axis. */
  private static final double MOST_LINEAR = 20;

  private record Unit(double size, String name) {}

  private static final List<Unit> TIMES =
      List.of(new Unit(1e9, "s"), new Unit(1e6, "ms"), new Unit(1e3, "us"), new Unit(1, "ns"));
  private static final List<Unit> SIZES =
      List.of(new Unit(1e9, "GB"), new Unit(1e6, "MB"), new Unit(1e3, "kB"), new Unit(1, "B"));

  /**
   * Makes the charts of a subject, one for each list of curves, with axes alike.
   *
   * @param floors whether a curve is that of the plain loop, which may be lost at the bottom
   */
  static List<Panel> of(Subject subject, List<List<Curve>> rows, List<Pen> floors) {
    boolean logX = isGeometric(rows);
    boolean logY = subject.isTime() && (logX || isWide(rows, floors)) && isPositive(rows);
    double greatest =
        points(rows).mapToDouble(Curve.Point::high).filter(Double::isFinite).max().orElse(1);
    List<Unit> units = subject.isTime() ? TIMES : SIZES;
    Unit unit =
        units.stream()
            .filter(one -> one.size() <= greatest)
            .findFirst()
            .orElse(units.get(units.size() - 1));
    String title = "%s, %s%s".formatted(subject.words(), unit.name(), logY ? " (logarithmic)" : "");
    return rows.stream()
        .map(
            curves ->
                new Panel(
                    title,
                    logX,
                    logY,
                    greatest / unit.size(),
                    curves.stream()
                        .map(curve -> curve.over(unit.size()))
                        .map(curve -> logX || logY ? curve.withoutNone() : curve)
                        .filter(Curve::isThere)
                        .toList()))
        .toList();
  }

  private static java.util.stream.Stream<Curve.Point> points(List<List<Curve>> rows) {
    return rows.stream().flatMap(List::stream).flatMap(curve -> curve.points().stream());
  }

  /** Tells whether half of the steps are in the lowest fifth, as where each multiplies the last. */
  private static boolean isGeometric(List<List<Curve>> rows) {
    int[] jobs =
        points(rows).mapToInt(Curve.Point::jobs).filter(n -> n > 0).sorted().distinct().toArray();
    return jobs.length > 3 && jobs[jobs.length / 2] < jobs[jobs.length - 1] / 5.0;
  }

  private static boolean isPositive(List<List<Curve>> rows) {
    return points(rows)
        .filter(point -> point.jobs() > 0 && point.isThere())
        .allMatch(point -> point.low() > 0);
  }

  private static boolean isWide(List<List<Curve>> rows, List<Pen> floors) {
    double[] most =
        rows.stream()
            .flatMap(List::stream)
            .filter(curve -> !floors.contains(curve.pen()))
            .map(Panel::most)
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    return most.length > 1
        && DoubleStream.of(most).max().orElse(1)
            > MOST_LINEAR * DoubleStream.of(most).min().orElse(1);
  }

  /** Takes the greatest value: the last may happen to be a small one. */
  private static OptionalDouble most(Curve curve) {
    return curve.points().stream()
        .filter(Curve.Point::isThere)
        .mapToDouble(Curve.Point::value)
        .max();
  }
}
