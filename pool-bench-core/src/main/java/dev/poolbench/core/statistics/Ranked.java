package dev.poolbench.core.statistics;

/**
 * Estimates a quantity from values in ascending order of which half are expected below it, with an
 * interval between two of them.
 */
final class Ranked {
  private final double[] values;
  private final double[] tails;

  /**
   * Takes values in order.
   *
   * @param values the values, ascending
   * @param tails for each number of values how likely it is that so many, or fewer, lie on one side
   */
  Ranked(double[] values, double[] tails) {
    this.values = values;
    this.tails = tails;
  }

  double estimate() {
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /** Returns how likely it is, on both sides, that values around 0 are as far from it as these. */
  double p() {
    int atMost = 0;
    int less = 0;
    for (double value : values) {
      atMost += value <= 0 ? 1 : 0;
      less += value < 0 ? 1 : 0;
    }
    return Math.min(1, 2 * tails[Math.min(atMost, values.length - less)]);
  }

  int depth(double level) {
    return depth(tails, level);
  }

  /**
   * Returns how many values lie outside of the interval on either side, plus one: it is from the
   * {@code depth}-th least to the {@code depth}-th greatest. 0 if no interval is so sure.
   */
  static int depth(double[] tails, double level) {
    int depth = 0;
    while (depth < tails.length && 2 * tails[depth] <= level) {
      depth++;
    }
    return depth;
  }

  /** Returns the interval at a depth of at least 1, as {@link #depth} has it. */
  Interval interval(int depth) {
    return new Interval(values[depth - 1], values[values.length - depth], 1 - 2 * tails[depth - 1]);
  }
}
