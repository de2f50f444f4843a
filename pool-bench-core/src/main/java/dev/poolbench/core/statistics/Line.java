package dev.poolbench.core.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Fits a line to points of one fork, so that a few points that jump do not move it.
 *
 * <p>The slope is the median of those between any two points, each with the weight of their
 * distance: what minimises the rank dispersion of the residuals (G. L. Sievers, "Weighted Rank
 * Statistics for Simple Linear Regression", Journal of the American Statistical Association 73,
 * 1978; L. A. Jaeckel, Annals of Mathematical Statistics 43, 1972). The fixed part is the median of
 * what the slope leaves.
 *
 * @param fixed the value at 0
 * @param perUnit by how much it grows a unit
 */
record Line(double fixed, double perUnit) {

  private record WeightedSlope(double slope, double weight) {}

  /** Fits values whose noise is the same at any place, such as memory. */
  static Line absolute(double[] x, double[] y) {
    double slope = slope(x, y);
    double[] rest = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      rest[i] = y[i] - slope * x[i];
    }
    return new Line(Summary.median(rest), slope);
  }

  /**
   * Fits values whose noise grows with them, such as times: y / x is the cost of a unit and, over 1
   * / x, the fixed part. Every x is above 0.
   */
  static Line relative(double[] x, double[] y) {
    double[] inverse = new double[x.length];
    double[] each = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      inverse[i] = 1 / x[i];
      each[i] = y[i] / x[i];
    }
    Line turned = absolute(inverse, each);
    double fixed = turned.perUnit();
    double perUnit = turned.fixed();
    return new Line(fixed, perUnit);
  }

  private static double slope(double[] x, double[] y) {
    List<WeightedSlope> slopes = new ArrayList<>();
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        double run = x[j] - x[i];
        if (run != 0) {
          slopes.add(new WeightedSlope((y[j] - y[i]) / run, Math.abs(run)));
          total += Math.abs(run);
        }
      }
    }
    slopes.sort(Comparator.comparingDouble(WeightedSlope::slope));
    double below = 0;
    for (WeightedSlope one : slopes) {
      below += one.weight();
      if (below >= total / 2) {
        return one.slope();
      }
    }
    throw new IllegalArgumentException("x: all are the same; accepted are at least two");
  }
}
