package dev.poolbench.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpairedComparisonTests {
  private static final int REPEATS = 5_000;

  private static UnpairedComparison one(double[] before, double[] now) {
    return UnpairedComparison.of(List.of(before), List.of(now), PairedComparison.ERROR, 0.05)
        .get(0);
  }

  private static double[] logs(double... ratios) {
    return DoubleStream.of(ratios).map(Math::log).toArray();
  }

  /** Logs of times: noise and, one in ten, an outlier that is only ever slow. */
  private static double[] run(Random random, double log, int forks) {
    double[] times = new double[forks];
    for (int fork = 0; fork < forks; fork++) {
      times[fork] = log + 0.05 * random.nextGaussian();
      if (random.nextInt(10) == 0) {
        times[fork] += Math.log(1 + 5 * random.nextDouble());
      }
    }
    return times;
  }

  private static double differencesSeen(double log, int pools, int before, int now) {
    Random random = new Random(11);
    int seen = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      List<double[]> then = new ArrayList<>();
      List<double[]> later = new ArrayList<>();
      for (int pool = 0; pool < pools; pool++) {
        then.add(run(random, 0, before));
        later.add(run(random, log, now));
      }
      seen +=
          UnpairedComparison.of(then, later, PairedComparison.ERROR, 0.05).stream()
                  .anyMatch(made -> made.verdict().filter(RatioVerdict::isDifference).isPresent())
              ? 1
              : 0;
    }
    return (double) seen / REPEATS;
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "12, 12", "20, 20", "8, 20"})
  void holdsTheTrueRatioThroughOutliersThatAreOnlyEverSlow(int before, int now) {
    Random random = new Random(before + now);
    int held = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      UnpairedComparison made = one(run(random, 0, before), run(random, Math.log(1.1), now));
      held += made.interval().orElseThrow().contains(1.1) ? 1 : 0;
    }
    assertThat((double) held / REPEATS).isBetween(0.94, 0.97);
  }

  @ParameterizedTest
  @CsvSource({"1, 8, 8", "1, 5, 20", "4, 8, 8", "10, 12, 12"})
  void seesADifferenceWhereThereIsNoneInAtMostOneOfTwentyComparisons(
      int pools, int before, int now) {
    assertThat(differencesSeen(0, pools, before, now)).isBetween(0.001, 0.05);
  }

  @Test
  void seesTwentyPercentThroughOutliersThatAreOnlyEverSlow() {
    assertThat(differencesSeen(Math.log(1.2), 1, 12, 12)).isGreaterThan(0.95);
  }

  @Test
  void saysWhichIsTheGreater() {
    double[] before = logs(100, 101, 102, 103, 104, 105);
    double[] now = logs(130, 131, 132, 133, 134, 135);

    assertThat(one(before, now).verdict()).contains(RatioVerdict.HIGHER);
    assertThat(one(now, before).verdict()).contains(RatioVerdict.LOWER);
    assertThat(one(before, before).verdict()).contains(RatioVerdict.NO_PRACTICAL_DIFFERENCE);
    assertThat(one(before, now).ratio()).isCloseTo(1.293, within(0.001));
    assertThat(one(now, before).ratio() * one(before, now).ratio()).isCloseTo(1, within(1e-9));
  }

  @Test
  void takesTiesForNoSignOfADifference() {
    double[] before = logs(48, 48, 48, 48, 48, 48, 48, 48);
    double[] now = logs(48, 48, 48, 48, 48, 48, 96, 96);

    assertThat(one(before, before).verdict()).contains(RatioVerdict.NO_PRACTICAL_DIFFERENCE);
    assertThat(one(before, now).verdict().orElseThrow().isDifference()).isFalse();
  }

  @Test
  void givesFiguresOfThreeForksButNoVerdict() {
    UnpairedComparison made = one(logs(10, 11, 12), logs(20, 22, 24));

    assertThat(made.ratio()).isCloseTo(2, within(1e-9));
    assertThat(made.interval()).isEmpty();
    assertThat(made.verdict()).isEmpty();
    assertThat(made.needed()).isEqualTo(4);
    assertThat(made.reason())
        .isEqualTo("not available: has 3 forks then and 3 now, needs at least 4 each");
  }

  @Test
  void needsMoreForksTheMoreComparisonsShareTheError() {
    List<double[]> same = IntStream.range(0, 30).mapToObj(i -> logs(10, 11, 12, 13)).toList();

    assertThat(UnpairedComparison.of(same, same, PairedComparison.ERROR, 0.05))
        .hasSize(30)
        .allSatisfy(
            made -> {
              assertThat(made.verdict()).isEmpty();
              assertThat(made.needed()).isEqualTo(7);
            });
  }

  /** The published values for a two-sided test at 5 %: a U of at most 13, of 22, of 2. */
  @Test
  void takesTheIntervalFromTheExactDistribution() {
    assertThat(depth(8, 8)).isEqualTo(13 + 1);
    assertThat(depth(9, 10)).isEqualTo(20 + 1);
    assertThat(depth(5, 5)).isEqualTo(2 + 1);
    assertThat(depth(20, 20)).isEqualTo(127 + 1);
    assertThat(depth(3, 3)).isZero();
    assertThat(RankSums.fewest(0.05)).isEqualTo(4);
  }

  private static int depth(int first, int second) {
    return RankSums.of(new double[first], new double[second]).depth(0.05);
  }

  @Test
  void addsUpToOneAndIsTheSameFromBothEnds() {
    double[] tails = RankSums.tails(7, 12);

    assertThat(tails).hasSize(7 * 12 + 1);
    assertThat(tails[84]).isCloseTo(1, within(1e-12));
    for (int pairs = 0; pairs < 84; pairs++) {
      assertThat(tails[pairs]).isCloseTo(1 - tails[83 - pairs], within(1e-12));
    }
  }

  @Test
  void goesOnAsNormalWhereThereAreTooManyPairsToCount() {
    double[] counted = RankSums.tails(50, 50);
    double[] normal = RankSums.tails(50, 51);

    assertThat(counted[966]).isBetween(0.02, 0.03);
    assertThat(normal[966 + 21]).isCloseTo(counted[966], within(0.0005));
  }

  @Test
  void refusesWhatCannotBeCompared() {
    List<double[]> one = List.of(logs(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnpairedComparison.of(one, List.of(), 0.05, 0.05))
        .withMessageContaining("as many of both");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnpairedComparison.of(one, List.of(new double[0]), 0.05, 0.05))
        .withMessageContaining("at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnpairedComparison.of(one, one, 0.05, 5))
        .withMessageContaining("threshold 5.0");
    double[] equal = new double[8];
    Arrays.fill(equal, 3);
    assertThat(one(equal, equal).ratio()).isEqualTo(1);
  }
}
