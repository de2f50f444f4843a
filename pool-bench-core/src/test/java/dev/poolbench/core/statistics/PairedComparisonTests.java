package dev.poolbench.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedComparisonTests {
  private static final int REPEATS = 5_000;

  private static PairedComparison one(double... logRatios) {
    return PairedComparison.of(List.of(logRatios), PairedComparison.ERROR, 0.05, 1).get(0);
  }

  private static PairedComparison ofRatios(double... ratios) {
    return one(DoubleStream.of(ratios).map(Math::log).toArray());
  }

  /** Log of a time: noise of its own and, one in ten, an outlier that is only ever slow. */
  private static double noise(Random random) {
    double time = 0.05 * random.nextGaussian();
    return random.nextInt(10) == 0 ? time + Math.log(1 + 5 * random.nextDouble()) : time;
  }

  /** What comes of a run in the end, with the looks of one that stops once all is settled. */
  private static List<PairedComparison> stopping(
      Random random, double logRatio, int pools, int most) {
    Looks looks = Looks.upTo(most);
    List<double[]> all = new ArrayList<>();
    for (int pool = 0; pool < pools; pool++) {
      all.add(new double[most]);
    }
    for (int block = 0; block < most; block++) {
      double baseline = noise(random);
      for (double[] pool : all) {
        pool[block] = logRatio + noise(random) - baseline;
      }
    }
    List<PairedComparison> made = List.of();
    for (int blocks : looks.blocks()) {
      List<double[]> soFar = all.stream().map(pool -> Arrays.copyOf(pool, blocks)).toList();
      made = PairedComparison.of(soFar, looks.error(blocks), 0.05, pools);
      if (made.stream().allMatch(PairedComparison::isSettled)) {
        return made;
      }
    }
    return made;
  }

  private static double differencesSeen(double logRatio, int pools, int most) {
    Random random = new Random(7);
    int seen = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      seen +=
          stopping(random, logRatio, pools, most).stream()
                  .anyMatch(made -> made.verdict().filter(RatioVerdict::isDifference).isPresent())
              ? 1
              : 0;
    }
    return (double) seen / REPEATS;
  }

  @Test
  void seesADifferenceWhereThereIsNoneInAtMostOneOfTwentyRunsThoughItStopsWhenItSeesOne() {
    assertThat(differencesSeen(0, 1, 32)).isBetween(0.01, 0.05);
    assertThat(differencesSeen(0, 1, 50)).isBetween(0.01, 0.05);
  }

  @Test
  void isNotWrongMoreOftenWithMorePools() {
    assertThat(differencesSeen(0, 4, 32)).isBetween(0.005, 0.05);
  }

  @Test
  void seesTenPercentThroughOutliersThatAreOnlyEverSlow() {
    assertThat(differencesSeen(Math.log(1.1), 1, 50)).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 20})
  void holdsTheTrueRatioThoughTheMachineDriftsSixfold(int blocks) {
    Random random = new Random(blocks);
    int held = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      double[] logRatios = new double[blocks];
      for (int block = 0; block < blocks; block++) {
        double[] logs = drifting(block, blocks, random);
        logRatios[block] = logs[1] - logs[0];
      }
      held += one(logRatios).interval().orElseThrow().contains(1.1) ? 1 : 0;
    }
    assertThat((double) held / REPEATS).isBetween(0.94, 0.97);
  }

  @Test
  void seesThroughADriftThatHidesTheDifferenceFromValuesThatAreNotPaired() {
    Random random = new Random(12);
    int paired = 0;
    int unpaired = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      double[] baseline = new double[20];
      double[] pool = new double[20];
      double[] logRatios = new double[20];
      for (int block = 0; block < 20; block++) {
        double[] logs = drifting(block, 20, random);
        baseline[block] = logs[0];
        pool[block] = logs[1];
        logRatios[block] = logs[1] - logs[0];
      }
      paired += one(logRatios).verdict().orElseThrow().isHigher() ? 1 : 0;
      unpaired +=
          UnpairedComparison.of(List.of(baseline), List.of(pool), PairedComparison.ERROR, 0.05)
                  .get(0)
                  .verdict()
                  .filter(RatioVerdict::isHigher)
                  .isPresent()
              ? 1
              : 0;
    }
    assertThat((double) paired / REPEATS).isGreaterThan(0.9);
    assertThat((double) unpaired / REPEATS).isLessThan(0.1);
  }

  /**
   * Returns the logarithms of what the baseline takes, and a pool that takes a tenth more, one
   * after the other in random order, on a machine that gets slower until it takes six times as
   * long.
   */
  private static double[] drifting(int block, int blocks, Random random) {
    double[] logs = new double[2];
    int first = random.nextInt(2);
    for (int which = 0; which < 2; which++) {
      double passed = (2 * block + (which == first ? 0 : 1)) / (2.0 * blocks);
      logs[which] = Math.log(1 + 5 * passed) + which * Math.log(1.1) + 0.05 * random.nextGaussian();
    }
    return logs;
  }

  @Test
  void isNotDecidedByOneOutlierInTwelve() {
    double[] ratios = new double[12];
    Arrays.setAll(ratios, i -> 0.99 + 0.002 * i);
    double before = ofRatios(ratios).ratio();
    ratios[5] = 6;

    PairedComparison comparison = ofRatios(ratios);

    assertThat(comparison.verdict()).contains(RatioVerdict.NO_PRACTICAL_DIFFERENCE);
    assertThat(comparison.ratio()).isCloseTo(before, within(0.005));
  }

  @Test
  void findsNoDifferenceBetweenEquals() {
    PairedComparison comparison = ofRatios(1, 1, 1, 1, 1, 1, 1, 1);

    assertThat(comparison.verdict()).contains(RatioVerdict.NO_PRACTICAL_DIFFERENCE);
    assertThat(comparison.interval().orElseThrow().low()).isEqualTo(1);
    assertThat(comparison.interval().orElseThrow().high()).isEqualTo(1);
  }

  @Test
  void takesTiesForNoSignOfADifference() {
    assertThat(ofRatios(1, 1, 1, 1, 1, 1, 1.2, 1.2).verdict().orElseThrow().isDifference())
        .isFalse();
  }

  @Test
  void isNotSettledWhileADifferenceThatMattersIsNotSureTo() {
    PairedComparison large = ofRatios(1.01, 1.02, 1.03, 1.26, 1.27, 1.28, 1.29, 1.3);
    PairedComparison slight = ofRatios(1.03, 1.04, 1.04, 1.05, 1.06, 1.06, 1.07, 1.07);

    assertThat(large.verdict()).contains(RatioVerdict.SLIGHTLY_HIGHER);
    assertThat(large.isSettled()).isFalse();
    assertThat(slight.verdict()).contains(RatioVerdict.SLIGHTLY_HIGHER);
    assertThat(slight.isSettled()).isTrue();
  }

  @Test
  void hasAVerdictForWhereverTheIntervalLies() {
    assertThat(ofRatios(.80, .81, .82, .83, .84, .85, .86, .87).verdict())
        .contains(RatioVerdict.LOWER);
    assertThat(ofRatios(.93, .94, .95, .96, .97, .96, .95, .94).verdict())
        .contains(RatioVerdict.SLIGHTLY_LOWER);
    assertThat(ofRatios(.97, .98, .99, 1, 1.01, 1.02, 1.03, 1.01).verdict())
        .contains(RatioVerdict.NO_PRACTICAL_DIFFERENCE);
    assertThat(ofRatios(1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 1.09).verdict())
        .contains(RatioVerdict.SLIGHTLY_HIGHER);
    assertThat(ofRatios(1.2, 1.21, 1.22, 1.23, 1.24, 1.25, 1.26, 1.27).verdict())
        .contains(RatioVerdict.HIGHER);
    assertThat(ofRatios(.5, .7, .8, 1, 1.1, 1.3, 1.5, 2).verdict())
        .contains(RatioVerdict.TOO_NOISY_TO_TELL);
  }

  @Test
  void givesFiguresOfSevenBlocksButNoVerdict() {
    PairedComparison comparison = ofRatios(1.2, 1.21, 1.22, 1.23, 1.24, 1.25, 1.26);

    assertThat(comparison.ratio()).isCloseTo(1.23, within(0.001));
    assertThat(comparison.interval()).isPresent();
    assertThat(comparison.verdict()).isEmpty();
    assertThat(comparison.reason()).isEqualTo("not available: has 7 blocks, needs at least 8");
  }

  @Test
  void saysHowManyBlocksSoManyComparisonsTake() {
    double[] clear = DoubleStream.iterate(0.2, x -> x + 0.01).limit(8).toArray();

    List<PairedComparison> made =
        PairedComparison.of(
            IntStream.range(0, 10).mapToObj(i -> clear).toList(), PairedComparison.ERROR, .05, 10);

    assertThat(made)
        .allSatisfy(
            one -> {
              assertThat(one.verdict()).isEmpty();
              assertThat(one.reason()).isEqualTo("not available: has 8 blocks, needs at least 9");
              assertThat(one.needed()).isEqualTo(9);
            });
  }

  /** The published value for eight pairs: with T at most 3 it is 95 % sure. */
  @Test
  void takesTheIntervalFromTheExactDistribution() {
    assertThat(SignedRanks.depth(8, 0.05)).isEqualTo(4);
    assertThat(SignedRanks.depth(12, 0.05)).isEqualTo(14);
    assertThat(SignedRanks.depth(20, 0.05)).isEqualTo(53);
    assertThat(SignedRanks.depth(5, 0.05)).isZero();
    assertThat(SignedRanks.fewest(0.05)).isEqualTo(6);
  }

  @Test
  void wouldHaveSeenNineTimesInTenWhatItSaysItWouldHaveSeen() {
    Random random = new Random(3);
    double[] smallest = new double[400];
    for (int repeat = 0; repeat < smallest.length; repeat++) {
      smallest[repeat] =
          one(random.doubles(20).map(x -> 0.05 * random.nextGaussian()).toArray())
              .smallestSeen()
              .orElseThrow();
    }
    double said = Math.log(Summary.median(smallest));
    int seen = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      double[] blocks = random.doubles(20).map(x -> said + 0.05 * random.nextGaussian()).toArray();
      seen += one(blocks).interval().orElseThrow().contains(1) ? 0 : 1;
    }
    assertThat((double) seen / REPEATS).isBetween(0.85, 0.95);
  }

  @Test
  void refusesAThresholdThatIsNone() {
    assertThatThrownBy(() -> PairedComparison.of(List.of(), PairedComparison.ERROR, 5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threshold 5.0: accepted is above 0 and below 1, such as 0.05");
  }
}
