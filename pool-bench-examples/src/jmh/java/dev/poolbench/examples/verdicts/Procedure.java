package dev.poolbench.examples.verdicts;

import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.Looks;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;

/** Carries out whole runs, stopping included, on blocks drawn from a bank. */
final class Procedure {
  /** What a gate tolerates: 10 %. */
  static final double GATE = 0.1;

  private static final int STRETCH = 5;

  private final List<List<double[]>> days;
  private final int most;
  private final double threshold;
  private final Random random;

  Procedure(List<List<double[]>> days, int most, double threshold, long seed) {
    this.days = days;
    this.most = most;
    this.threshold = threshold;
    this.random = new Random(seed);
  }

  /**
   * Is how a run ended.
   *
   * @param verdict the verdict, if there was one
   * @param least the least ratio that its interval holds, NaN without one
   * @param blocks how many blocks it took
   */
  record End(Optional<RatioVerdict> verdict, double least, int blocks) {
    boolean isDifference() {
      return verdict.filter(RatioVerdict::isDifference).isPresent();
    }

    boolean failsGate() {
      return verdict.isPresent() && least > 1 + GATE;
    }
  }

  /**
   * Draws stretches of blocks of one day, so that what lasts for some blocks stays in them (H. R.
   * Künsch, "The Jackknife and the Bootstrap for General Stationary Observations", Annals of
   * Statistics 17, 1989), and exchanges the two of a stretch at random where they are the same
   * pool.
   */
  private double[][] draw(boolean same, double factor) {
    List<double[]> pairs = day();
    double[][] drawn = new double[most][];
    int place = 0;
    boolean exchanged = false;
    for (int i = 0; i < most; i++) {
      if (i % STRETCH == 0) {
        place = random.nextInt(pairs.size() - STRETCH + 1);
        exchanged = same && random.nextBoolean();
      }
      double[] pair = pairs.get(place + i % STRETCH);
      drawn[i] = new double[] {pair[exchanged ? 1 : 0], factor * pair[exchanged ? 0 : 1]};
    }
    return drawn;
  }

  /** Draws a day, as often as it has blocks: a run is not of several. */
  private List<double[]> day() {
    int block = random.nextInt(days.stream().mapToInt(List::size).sum());
    for (List<double[]> day : days) {
      if (block < day.size()) {
        return day;
      }
      block -= day.size();
    }
    throw new IllegalStateException("there is no day");
  }

  End paired(boolean same, double factor) {
    double[] logs =
        Arrays.stream(draw(same, factor))
            .mapToDouble(pair -> Math.log(pair[1] / pair[0]))
            .toArray();
    Looks looks = Looks.upTo(most);
    End end = new End(Optional.empty(), Double.NaN, 0);
    for (int blocks : looks.blocks()) {
      PairedComparison comparison =
          PairedComparison.of(
                  List.of(Arrays.copyOf(logs, blocks)), looks.error(blocks), threshold, 1)
              .get(0);
      end =
          new End(
              comparison.verdict(),
              comparison.interval().map(Interval::low).orElse(Double.NaN),
              blocks);
      if (comparison.isSettled()) {
        return end;
      }
    }
    return end;
  }

  /**
   * Does the same, by the same rule when to stop, with plain means of the same forks, as if they
   * had not been measured block by block, and B. L. Welch's interval (1947) of their ratio, whose
   * variance is that of its linear approximation.
   */
  End unpaired(boolean same, double factor) {
    double[][] drawn = draw(same, factor);
    double[] ones = Arrays.stream(drawn).mapToDouble(pair -> pair[0]).toArray();
    double[] others = Arrays.stream(drawn).mapToDouble(pair -> pair[1]).toArray();
    Looks looks = Looks.upTo(most);
    End end = new End(Optional.empty(), Double.NaN, 0);
    for (int blocks : looks.blocks()) {
      Interval ratio =
          welch(Arrays.copyOf(ones, blocks), Arrays.copyOf(others, blocks), looks.error(blocks));
      RatioVerdict verdict = RatioVerdict.of(ratio, threshold);
      end = new End(Optional.of(verdict), ratio.low(), blocks);
      if (isSettled(verdict, ratio, blocks)) {
        return end;
      }
    }
    return end;
  }

  private static Interval welch(double[] ones, double[] others, double error) {
    double a = mean(ones);
    double b = mean(others);
    double ratio = b / a;
    double va = ratio * ratio * variance(ones, a) / ones.length;
    double vb = variance(others, b) / others.length;
    double freedom =
        (va + vb) * (va + vb) / (va * va / (ones.length - 1) + vb * vb / (others.length - 1));
    double half =
        TDistribution.of(freedom).inverseSurvivalProbability(error / 2) * Math.sqrt(va + vb) / a;
    return new Interval(ratio - half, ratio + half, 1 - error);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values, double mean) {
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
  }

  /** Asks the same rule as of what is paired, with the middle of the interval for the ratio. */
  private boolean isSettled(RatioVerdict verdict, Interval ratio, int blocks) {
    return new PairedComparison(
            blocks,
            Looks.FEWEST_BLOCKS,
            threshold,
            (ratio.low() + ratio.high()) / 2,
            Optional.of(ratio),
            Optional.of(verdict),
            "",
            OptionalDouble.empty())
        .isSettled();
  }
}
