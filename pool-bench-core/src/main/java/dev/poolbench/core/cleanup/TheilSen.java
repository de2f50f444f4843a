package dev.poolbench.core.cleanup;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;

/** Estimates a slope as {@link CleanUpTrends} says. */
final class TheilSen {
  /** The standard normal distribution's quantile of 0.975. */
  private static final double Z = 1.959964;

  private TheilSen() {}

  /** Estimates the slope of values that are one step apart, at least three. */
  static Slope slope(List<Long> values) {
    int n = values.size();
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[count++] = (double) (values.get(j) - values.get(i)) / (j - i);
      }
    }
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
