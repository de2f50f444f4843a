package dev.poolbench.core.picture;

import java.util.ArrayList;
import java.util.List;

/** Is the line of one pool in one chart: its points, job counts ascending. */
record Curve(Pen pen, List<Point> points) {

  /**
   * Is a figure at a job count, and between what it may lie.
   *
   * @param jobs the job count
   * @param value the figure; not a number where there is none, which leaves a gap
   * @param low the lower end; the figure itself if there is none
   * @param high the upper end; the figure itself if there is none
   */
  record Point(int jobs, double value, double low, double high) {
    boolean isThere() {
      return !Double.isNaN(value);
    }

    Point over(double unit) {
      return new Point(jobs, value / unit, low / unit, high / unit);
    }
  }

  boolean isThere() {
    return points.stream().anyMatch(Point::isThere);
  }

  /** Returns the points of which a band is made: those between two gaps, if any has ends. */
  List<List<Point>> bands() {
    List<List<Point>> runs = new ArrayList<>();
    List<Point> run = new ArrayList<>();
    for (Point point : points) {
      if (point.isThere()) {
        run.add(point);
      } else {
        runs.add(run);
        run = new ArrayList<>();
      }
    }
    runs.add(run);
    return runs.stream()
        .filter(one -> one.size() > 1)
        .filter(one -> one.stream().anyMatch(point -> point.low() < point.high()))
        .toList();
  }

  Curve over(double unit) {
    return new Curve(pen, points.stream().map(point -> point.over(unit)).toList());
  }

  /** Leaves the step of no jobs out, which a logarithmic axis does not have. */
  Curve withoutNone() {
    return new Curve(pen, points.stream().filter(point -> point.jobs() > 0).toList());
  }
}
