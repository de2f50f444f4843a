package dev.poolbench.examples.verdicts;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.statistics.Looks;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import dev.poolbench.core.statistics.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Carries out whole runs, and takes intervals, of figures of which the truth is known. */
final class Simulation {
  private static final int RUNS = 20_000;
  private static final int INTERVALS = 100_000;
  private static final int MOST = PoolBench.MOST_FORKS;
  private static final double THRESHOLD = PairedComparison.DEFAULT_THRESHOLD;
  private static final double TENTH = Math.log(1.1);

  private Simulation() {}

  /** Is what came of a run: whether it saw what was looked for, and after how many blocks. */
  private record End(boolean seen, int blocks) {}

  /** Carries out a run with random figures. */
  private interface Repeat {
    End run(Random random);
  }

  static void print(String what) {
    switch (what) {
      case "runs" -> printRuns();
      case "intervals" -> printIntervals();
      default ->
          throw new IllegalArgumentException(
              "simulate '%s': accepted are runs and intervals".formatted(what));
    }
  }

  private static void printRuns() {
    print("plain 95 % intervals at each look, equal pools", Simulation::plain);
    print("2 pools, equal: a difference", random -> run(random, 2, 0, true, true));
    print("2 pools, one 10 % slower: seen", random -> run(random, 2, TENTH, true, true));
    print("6 pools, equal, one named: any difference", random -> run(random, 6, 0, true, true));
    print("6 pools, one named, one slower: seen", random -> run(random, 6, TENTH, true, true));
    print("6 pools, equal, the fastest: any", random -> run(random, 6, 0, true, false));
    print("6 pools, the fastest, one slower: seen", random -> run(random, 6, TENTH, true, false));
    print("2 pools, outliers in one only: a difference", random -> run(random, 2, 0, false, true));
  }

  private static void print(String what, Repeat repeat) {
    Random random = new Random(1);
    long seen = 0;
    long blocks = 0;
    for (int i = 0; i < RUNS; i++) {
      End end = repeat.run(random);
      seen += end.seen ? 1 : 0;
      blocks += end.blocks;
    }
    System.out.printf(
        Locale.ROOT, "%-50s %s in %.1f blocks%n", what, Rate.of(seen, RUNS), 1.0 * blocks / RUNS);
  }

  /**
   * Is the logarithm of a time: noise of 5 % and, one in ten, an outlier up to six times as long.
   */
  private static double noise(Random random, boolean outliers) {
    double time = 0.05 * random.nextGaussian();
    return random.nextInt(10) == 0 && outliers
        ? time + Math.log(1 + 5 * random.nextDouble())
        : time;
  }

  private static End plain(Random random) {
    double[] logs = new double[MOST];
    Arrays.setAll(logs, i -> noise(random, true) - noise(random, true));
    for (int blocks : Looks.upTo(MOST).blocks()) {
      PairedComparison one =
          PairedComparison.of(
                  List.of(Arrays.copyOf(logs, blocks)), PairedComparison.ERROR, THRESHOLD, 1)
              .get(0);
      if (one.interval().orElseThrow().contains(1)) {
        continue;
      }
      return new End(true, blocks);
    }
    return new End(false, MOST);
  }

  /**
   * Compares with the first, which is named, or the fastest; the last pool may be slower, or be the
   * only one with outliers.
   */
  private static End run(
      Random random, int pools, double slower, boolean allHaveOutliers, boolean named) {
    double[][] times = new double[pools][MOST];
    for (int pool = 0; pool < pools; pool++) {
      boolean last = pool == pools - 1;
      for (int block = 0; block < MOST; block++) {
        times[pool][block] = noise(random, allHaveOutliers || last) + (last ? slower : 0);
      }
    }
    Looks looks = Looks.upTo(MOST);
    int family = named ? pools - 1 : pools * (pools - 1) / 2;
    End end = new End(false, 0);
    for (int blocks : looks.blocks()) {
      int baseline = named ? 0 : fastest(times, blocks);
      List<double[]> logRatios = new ArrayList<>();
      for (int pool = 0; pool < pools; pool++) {
        if (pool != baseline) {
          double[] logs = new double[blocks];
          for (int block = 0; block < blocks; block++) {
            logs[block] = times[pool][block] - times[baseline][block];
          }
          logRatios.add(logs);
        }
      }
      List<PairedComparison> made =
          PairedComparison.of(logRatios, looks.error(blocks), THRESHOLD, family);
      List<PairedComparison> counted =
          slower == 0 ? made : made.subList(made.size() - 1, made.size());
      boolean seen =
          (slower == 0 || baseline != pools - 1)
              && counted.stream()
                  .anyMatch(one -> one.verdict().filter(RatioVerdict::isDifference).isPresent());
      end = new End(seen, blocks);
      if (made.stream().allMatch(PairedComparison::isSettled)) {
        return end;
      }
    }
    return end;
  }

  private static int fastest(double[][] times, int blocks) {
    int fastest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int pool = 0; pool < times.length; pool++) {
      double median = Summary.of(Arrays.copyOf(times[pool], blocks)).median();
      if (median < least) {
        least = median;
        fastest = pool;
      }
    }
    return fastest;
  }

  private static void printIntervals() {
    int[] forks = {5, 6, 7, 8, 10, 12, 15, 20};
    System.out.println("forks " + Arrays.toString(forks));
    print("normal", forks, Random::nextGaussian);
    print("skewed (log-normal, 0.8)", forks, random -> Math.exp(0.8 * random.nextGaussian()));
    print(
        "one in ten up to six times as long",
        forks,
        random -> {
          double time = Math.exp(0.1 * random.nextGaussian());
          return random.nextInt(10) == 0 ? time * (1 + 5 * random.nextDouble()) : time;
        });
  }

  private static void print(String what, int[] forks, ToDoubleFunction<Random> source) {
    Random random = new Random(1);
    double truth = Summary.of(drawn(random, source, 4_000_000)).median();
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-36s", what));
    for (int number : forks) {
      int held = 0;
      for (int i = 0; i < INTERVALS; i++) {
        Summary values = Summary.of(drawn(random, source, number));
        held += values.interval().orElseThrow().contains(truth) ? 1 : 0;
      }
      text.append(percent(held));
    }
    text.append(String.format(Locale.ROOT, "%n%-36s", "  two medians within both"));
    for (int number : forks) {
      int within = 0;
      for (int i = 0; i < INTERVALS; i++) {
        Summary one = Summary.of(drawn(random, source, number));
        Summary other = Summary.of(drawn(random, source, number));
        within += AgainstJmh.areWithinBoth(one, other) ? 1 : 0;
      }
      text.append(percent(within));
    }
    System.out.println(text);
  }

  private static String percent(int seen) {
    return String.format(Locale.ROOT, " %.1f %%", 100.0 * seen / INTERVALS);
  }

  private static double[] drawn(Random random, ToDoubleFunction<Random> source, int number) {
    return random.doubles(number).map(x -> source.applyAsDouble(random)).toArray();
  }
}
