package dev.poolbench.core.statistics;

import java.util.Locale;

/**
 * Holds an interval in which a quantity lies with a stated confidence.
 *
 * @param low the lower end, included
 * @param high the upper end, included
 * @param confidence in which share of repeats such an interval holds the true value, such as 0.95:
 *     what the method attains with this many values, which is seldom exactly what was aimed at
 */
public record Interval(double low, double high, double confidence) {

  /**
   * Tells whether a value lies within.
   *
   * @param value the value
   * @return whether it lies between the ends, or on one
   */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * Tells whether another interval lies within.
   *
   * @param least the lower end of the other
   * @param most the upper end of the other
   * @return whether this lies wholly between them
   */
  public boolean isWithin(double least, double most) {
    return least <= low && high <= most;
  }

  /** Returns both ends, such as {@code 0.98 to 1.07 (95 %)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4g to %.4g (%.3g %%)", low, high, 100 * confidence);
  }
}
