package dev.poolbench.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalingTests {
  private static final double[] LINEAR = {1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000};
  private static final double[] GEOMETRIC = {1, 4, 16, 64, 256, 1_024, 4_096};

  private static List<double[]> forks(
      int forks, double[] jobs, DoubleUnaryOperator time, double noise, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, forks)
        .mapToObj(
            fork ->
                Arrays.stream(jobs)
                    .map(n -> time.applyAsDouble(n) * Math.exp(noise * random.nextGaussian()))
                    .map(y -> random.nextInt(20) == 0 ? 4 * y : y)
                    .toArray())
        .toList();
  }

  @Test
  void findsTheFixedCostAndTheCostOfAJobThroughOutliers() {
    Scaling scaling =
        Scaling.ofTimes(GEOMETRIC, forks(20, GEOMETRIC, n -> 30_000 + 500 * n, 0.03, 1), 0.05);

    assertThat(scaling.fixed().interval().orElseThrow().contains(30_000)).isTrue();
    assertThat(scaling.perJob().interval().orElseThrow().contains(500)).isTrue();
    assertThat(scaling.fixed().median()).isBetween(28_000.0, 32_000.0);
    assertThat(scaling.perJob().median()).isBetween(490.0, 510.0);
  }

  @Test
  void holdsTheTrueCostOfAJobAsOftenAsItSays() {
    int held = 0;
    int repeats = 1_000;
    for (int repeat = 0; repeat < repeats; repeat++) {
      Scaling scaling =
          Scaling.ofTimes(LINEAR, forks(12, LINEAR, n -> 90_000 + 500 * n, 0.05, repeat), 0.05);
      held += scaling.perJob().interval().orElseThrow().contains(500) ? 1 : 0;
    }
    assertThat((double) held / repeats).isBetween(0.92, 0.98);
  }

  @Test
  void tellsALineFromWhatIsNone() {
    assertThat(growth(n -> 5_000 + 500 * n)).isEqualTo(Growth.LINEAR);
    assertThat(growth(n -> 5_000 + 500 * n + 0.1 * n * n)).isEqualTo(Growth.FASTER);
    assertThat(growth(n -> 50_000 * Math.sqrt(n))).isEqualTo(Growth.SLOWER);
  }

  private static Growth growth(DoubleUnaryOperator time) {
    return Scaling.ofTimes(LINEAR, forks(20, LINEAR, time, 0.02, 5), 0.05).growth().orElseThrow();
  }

  @Test
  void saysThatItIsTooNoisyToTell() {
    Scaling scaling = Scaling.ofTimes(LINEAR, forks(8, LINEAR, n -> 500 * n, 0.6, 9), 0.05);

    assertThat(scaling.growth()).contains(Growth.TOO_NOISY_TO_TELL);
  }

  @Test
  void fitsMemoryThatHasALargeFixedPart() {
    Random random = new Random(4);
    List<double[]> forks =
        IntStream.range(0, 8)
            .mapToObj(
                fork ->
                    Arrays.stream(GEOMETRIC)
                        .map(n -> 5e6 + 1_000 * n + 20_000 * random.nextGaussian())
                        .toArray())
            .toList();

    Scaling scaling = Scaling.ofAmounts(GEOMETRIC, forks, 0.05);

    assertThat(scaling.fixed().interval().orElseThrow().contains(5e6)).isTrue();
    assertThat(scaling.perJob().interval().orElseThrow().contains(1_000)).isTrue();
    assertThat(scaling.growth()).contains(Growth.LINEAR);
  }

  @Test
  void saysNothingOfTheGrowthFromFewForks() {
    Scaling scaling = Scaling.ofTimes(LINEAR, forks(5, LINEAR, n -> 500 * n, 0.02, 2), 0.05);

    assertThat(scaling.growth()).isEmpty();
    assertThat(scaling.reason()).isEqualTo("not available: has 5 forks, needs at least 8");
  }

  @Test
  void refusesAPairOfSteps() {
    assertThatThrownBy(() -> Scaling.ofTimes(new double[] {1, 2}, List.of(), 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jobs: there are 2 steps; accepted are at least 3");
  }
}
