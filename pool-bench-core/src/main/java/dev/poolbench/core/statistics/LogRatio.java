package dev.poolbench.core.statistics;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Turns an interval of the logarithm of a ratio into what is said of the ratio. */
final class LogRatio {
  private static final double SEEN = 0.9;

  private LogRatio() {}

  static Interval interval(Interval log) {
    return new Interval(Math.exp(log.low()), Math.exp(log.high()), log.confidence());
  }

  /** Returns what ratio would have been told from 1 in nine of ten repeats. */
  static OptionalDouble smallestSeen(Interval log) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double half = (log.high() - log.low()) / 2;
    double deviations = normal.inverseSurvivalProbability((1 - log.confidence()) / 2);
    return OptionalDouble.of(
        Math.exp(half * (1 + normal.inverseCumulativeProbability(SEEN) / deviations)));
  }
}
