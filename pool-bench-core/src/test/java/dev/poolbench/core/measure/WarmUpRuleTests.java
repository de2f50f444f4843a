package dev.poolbench.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpRuleTests {
  private static final int MOST = 1_000;

  /** Returns after how many iterations it settles. */
  private static int settlesAfter(WarmUpRule rule, double nanosPerJobSet, int repeats) {
    while (!rule.isSettled() && rule.iterations() < MOST) {
      rule.add(nanosPerJobSet, repeats);
    }
    return rule.iterations();
  }

  @Test
  void goesOnUntilTheLoopsOfAPoolAreCompiledHoweverSteadyTheTimesAre() {
    assertThat(settlesAfter(new WarmUpRule(1_000), 5e6, 2)).isEqualTo(75);
    assertThat(settlesAfter(new WarmUpRule(100_000), 5e6, 1)).isEqualTo(10);
  }

  @Test
  void doesNotWaitForWhatWouldNotShowBesideLongJobs() {
    assertThat(settlesAfter(new WarmUpRule(1_000), 60e6, 1)).isEqualTo(10);
    assertThat(settlesAfter(new WarmUpRule(1_000), 59e6, 1)).isEqualTo(150);
  }

  @Test
  void goesOnWhileTheTimesGetBetter() {
    WarmUpRule rule = new WarmUpRule(1_000_000);
    for (double nanos = 1e6; nanos > 1e5; nanos *= 0.98) {
      rule.add(nanos, 1);
      assertThat(rule.isSettled()).isFalse();
    }
    int falling = rule.iterations();

    assertThat(settlesAfter(rule, 1e5, 1)).isGreaterThan(falling);
    assertThat(rule.isSettled()).isTrue();
  }
}
