package dev.poolbench.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolbench.core.cleanup.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TheilSenTests {

  private static Slope slope(List<Long> values) {
    return TheilSen.slope(IntStream.range(0, values.size()).boxed().toList(), values);
  }

  @Test
  void takesPointsThatAreNotEvenlyApartAndLeavesOutThoseAtOnePlace() {
    Slope slope = TheilSen.slope(List.of(0, 0, 10, 30, 70), List.of(5, 5, 25, 65, 145));

    assertThat(slope.estimate()).isEqualTo(2);
    assertThat(slope.low()).isEqualTo(2);
    assertThat(slope.high()).isEqualTo(2);
  }

  @Test
  void findsTheSlopeOfALine() {
    Slope slope = slope(LongStream.range(0, 20).map(i -> 7 + 3 * i).boxed().toList());

    assertThat(slope).isEqualTo(new Slope(3, 3, 3));
  }

  /** The ranks by hand: 28 slopes, C = 1.96 x sqrt(8 x 7 x 21 / 18) = 15.84, so 6 and 23. */
  @Test
  void takesTheIntervalFromTheRanksOfTheSlopes() {
    List<Long> squares = LongStream.range(0, 8).map(i -> i * i).boxed().toList();
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      for (int j = i + 1; j < 8; j++) {
        slopes.add((double) (squares.get(j) - squares.get(i)) / (j - i));
      }
    }
    slopes.sort(null);

    assertThat(slope(squares)).isEqualTo(new Slope(7, slopes.get(5), slopes.get(22)));
  }

  @Test
  void isNotMovedByAFewRoundsThatJump() {
    List<Long> values =
        LongStream.range(0, 30).map(i -> i % 10 == 0 ? 1_000_000 : 50 * i).boxed().toList();

    assertThat(slope(values).estimate()).isCloseTo(50, within(5.0));
  }

  @Test
  void coversTheSlopeOfNoisyLinesAboutAsOftenAsItSays() {
    Random random = new Random(42);
    int covered = 0;
    for (int k = 0; k < 1_000; k++) {
      List<Long> values = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        values.add(Math.round(1_000 * i + 5_000 * random.nextGaussian()));
      }
      Slope slope = slope(values);
      covered += slope.low() <= 1_000 && 1_000 <= slope.high() ? 1 : 0;
    }

    assertThat(covered).isBetween(930, 975);
  }
}
