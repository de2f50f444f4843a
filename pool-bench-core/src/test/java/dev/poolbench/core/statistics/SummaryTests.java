package dev.poolbench.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTests {
  private static final int REPEATS = 20_000;

  /** Times as they are: most close together, one in ten up to six times as long. */
  private static double contaminated(Random random) {
    double time = Math.exp(0.1 * random.nextGaussian());
    return random.nextInt(10) == 0 ? time * (1 + 5 * random.nextDouble()) : time;
  }

  private static double skewed(Random random) {
    return Math.exp(0.8 * random.nextGaussian());
  }

  private static double medianOf(ToDoubleFunction<Random> source) {
    Random random = new Random(1);
    return Summary.median(
        IntStream.range(0, 400_000).mapToDouble(i -> source.applyAsDouble(random)).toArray());
  }

  private static double coverage(int forks, ToDoubleFunction<Random> source) {
    double truth = medianOf(source);
    Random random = new Random(forks);
    int held = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      double[] values =
          IntStream.range(0, forks).mapToDouble(i -> source.applyAsDouble(random)).toArray();
      held += Summary.of(values).interval().orElseThrow().contains(truth) ? 1 : 0;
    }
    return (double) held / REPEATS;
  }

  @ParameterizedTest
  @CsvSource({"8", "12", "20"})
  void holdsTheTrueMedianAsOftenAsItSaysWhateverTheDistribution(int forks) {
    assertThat(coverage(forks, Random::nextGaussian)).isBetween(0.93, 0.97);
    assertThat(coverage(forks, SummaryTests::skewed)).isBetween(0.93, 0.97);
    assertThat(coverage(forks, SummaryTests::contaminated)).isBetween(0.93, 0.97);
  }

  @Test
  void saysOfFiveForksThatItIsLessSureAndIs() {
    Interval interval = Summary.of(1, 2, 3, 4, 5).interval().orElseThrow();

    assertThat(interval).isEqualTo(new Interval(1, 5, 0.9375));
    assertThat(coverage(5, SummaryTests::skewed)).isCloseTo(0.9375, within(0.01));
    assertThat(coverage(5, SummaryTests::contaminated)).isCloseTo(0.9375, within(0.01));
  }

  @Test
  void hasNoIntervalOfFourForksAndSaysHowManyItTakes() {
    Summary summary = Summary.of(1, 2, 3, 4);

    assertThat(summary.interval()).isEmpty();
    assertThat(summary.whyNoInterval()).isEqualTo("not available: has 4 forks, needs at least 5");
    assertThat(summary.median()).isEqualTo(2.5);
  }

  /** By hand for eight: 99.22 % and 92.97 %, so 0.675 of the way, turned inward: 0.7 / 2.05. */
  @Test
  void interpolatesBetweenTheIntervalsNextToWhatIsAimedAt() {
    Interval interval = Summary.of(1, 2, 3, 4, 5, 6, 7, 8).interval().orElseThrow();

    double outer = 1 - 2 / 256.0;
    double inner = 1 - 18 / 256.0;
    double share = (outer - 0.95) / (outer - inner);
    double inward = 7 * share / (1 + 6 * share);
    assertThat(interval.low()).isCloseTo(1 + inward, within(1e-9));
    assertThat(interval.high()).isCloseTo(8 - inward, within(1e-9));
    assertThat(interval.confidence()).isEqualTo(0.95);
  }

  @Test
  void namesWhatLiesApartAndDoesNotDropIt() {
    Summary summary = Summary.of(10, 11, 9, 10.5, 60, 9.5, 10);

    assertThat(summary.outliers()).containsExactly(4);
    assertThat(summary.count()).isEqualTo(7);
    assertThat(summary.median()).isEqualTo(10);
    assertThat(summary.spread()).isCloseTo(1.4826 * 0.5, within(1e-9));
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(Summary::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values: there is none; accepted is at least one");
  }
}
