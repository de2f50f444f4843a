package dev.poolbench.core.statistics;

import dev.poolbench.core.cleanup.Slope;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Estimates a slope as the median of those between any two points, which a few points that jump do
 * not move.
 *
 * <p>The 95 % interval is Sen's, from the ranks of those slopes and the variance of Kendall's
 * statistic (P. K. Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", Journal
 * of the American Statistical Association 63, 1968, section 4). It takes the points to be
 * independent.
 */
public final class TheilSen {
  /** The standard normal distribution's quantile of 0.975. */
  private static final double Z = 1.959964;

  private TheilSen() {}

  /**
   * Estimates a slope.
   *
   * @param x where the points are, at least two of them different
   * @param y the value at each, as many
   * @return the slope, with its interval
   */
  public static Slope slope(List<? extends Number> x, List<? extends Number> y) {
    int n = x.size();
    double[] all = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double run = x.get(j).doubleValue() - x.get(i).doubleValue();
        if (run != 0) {
          all[count++] = (y.get(j).doubleValue() - y.get(i).doubleValue()) / run;
        }
      }
    }
    double[] slopes = Arrays.copyOf(all, count);
    Arrays.sort(slopes);
    double spread = Z * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
    int low = (int) Math.floor((count - spread) / 2);
    int high = (int) Math.ceil((count + spread) / 2) + 1;
    return new Slope(
        Median.withDefaults().evaluate(slopes),
        slopes[Math.max(1, low) - 1],
        slopes[Math.min(count, high) - 1]);
  }
}
