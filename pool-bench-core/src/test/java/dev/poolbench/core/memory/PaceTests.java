package dev.poolbench.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTests {
  private static final long PERIOD = 10_000_000;

  /** Waits and samples on a clock of its own until the end, at which the cell may be over. */
  private static long samples(Pace pace, long cost, long end) {
    return samples(pace, cost, end, Long.MAX_VALUE);
  }

  private static long samples(Pace pace, long cost, long end, long enough) {
    long now = 0;
    long cpu = 0;
    long samples = 0;
    pace.begin(now, cpu);
    while (now < end) {
      now += Math.max(0, pace.delay(now)) + cost;
      cpu += cost;
      samples++;
      pace.sampled(now, cpu, samples >= enough);
      if (samples > 1) {
        assertThat((double) cpu / now).isLessThanOrEqualTo(0.005);
      }
    }
    return samples;
  }

  @Test
  void keepsThePeriodIfThatIsCheap() {
    assertThat(samples(new Pace(PERIOD), 5_000, 1_000_000_000L)).isBetween(99L, 101L);
  }

  @ParameterizedTest
  @ValueSource(longs = {30_000, 50_000, 100_000, 300_000, 5_000_000})
  void widensThePeriodRatherThanTakeMoreThanItsShare(long cost) {
    long samples = samples(new Pace(PERIOD), cost, 10_000_000_000L);

    long affordable = (long) (10_000_000_000L * 0.0035) / cost;
    assertThat(samples).isCloseTo(Math.min(1_000, affordable), within(3L));
  }

  @Test
  void takesLessOnceThereAreEnoughSamplesButDoesNotPauseForThoseBefore() {
    long cost = 200_000;
    long twenty = (long) (20 * cost / 0.0035);
    Pace pace = new Pace(PERIOD);

    assertThat(samples(pace, cost, twenty + 1_000_000_000, 20)).isBetween(24L, 26L);
    assertThat(samples(pace, cost, twenty + 10_000_000_000L, 20)).isBetween(69L, 71L);
  }

  @Test
  void takesItsFullShareAgainInTheNextCellAndOnceThereIsMoreToSee() {
    long cost = 200_000;
    Pace pace = new Pace(PERIOD);
    long unused = samples(pace, cost, 10_000_000_000L, 20);

    assertThat(samples(pace, cost, 10_000_000_000L)).isBetween(172L, 178L);

    pace.begin(0, 0);
    pace.sampled(1_000_000_000, cost, true);
    assertThat(pace.delay(1_000_000_000)).isEqualTo(200_000_000);
    pace.sampled(2_000_000_000, 2 * cost, false);
    assertThat(pace.delay(2_000_000_000)).isBetween(57_000_000L, 58_000_000L);
  }

  @Test
  void looksForNewProcessesSeldomIfThatIsDear() {
    Pace pace = new Pace(PERIOD);
    pace.begin(0, 0);

    assertThat(pace.isSearchDue(99_000_000)).isFalse();
    assertThat(pace.isSearchDue(100_000_000)).isTrue();

    pace.searched(100_000_000, 1_000_000);

    assertThat(pace.isSearchDue(1_000_000_000)).isFalse();
    assertThat(pace.isSearchDue(1_100_000_000)).isTrue();

    pace.begin(2_000_000_000, 0);

    assertThat(pace.isSearchDue(2_900_000_000L)).isFalse();
    assertThat(pace.isSearchDue(3_000_000_000L)).isTrue();
  }

  @Test
  void doesNotTakeASearchForADearSample() {
    Pace pace = new Pace(PERIOD);
    pace.begin(0, 0);
    pace.searched(PERIOD, 5_000_000);
    pace.sampled(PERIOD, 5_010_000, false);

    assertThat(pace.delay(PERIOD)).isEqualTo(PERIOD);
  }
}
