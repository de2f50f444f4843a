package dev.poolbench.core.assertj;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static dev.poolbench.core.assertj.PoolBenchAssertions.withinPercent;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Made;
import dev.poolbench.core.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Asks of reports whose truth is known whether one pool is slower than another. */
class GateTests {
  private static final Map<String, Double> TIMES =
      Map.of("base", 1.0, "same", 1.0, "quick", 0.7, "slow", 1.3, "slightly", 1.1, "wild", 1.0);

  private static Report report(int blocks) {
    Random random = new Random(5);
    return Made.report(
        List.of("base", "same", "quick", "slow", "slightly", "wild"),
        List.of(1_000, 2_000),
        blocks,
        Stopping.defaults(),
        (pool, block, jobs) -> {
          double noise = (pool.equals("wild") ? 0.6 : 0.01) * random.nextGaussian();
          return TIMES.getOrDefault(pool, 1.0) * 100 * jobs * Math.exp(noise);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"same", "quick"})
  void passesAPoolThatIsNotSlower(String pool) {
    assertThat(report(20)).pool(pool).isNotSlowerThan("base", withinPercent(10));
  }

  @Test
  void failsAPoolThatIsSlowerWithItsRatioAndInterval() {
    assertThatThrownBy(
            () -> assertThat(report(20)).pool("slow").isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("slow with 8 workers, each, on JDK 17.0.1: slow against base, time")
        .hasMessageContaining("slower (ratio 1.3")
        .hasMessageContaining("20 blocks)")
        .hasMessageContaining("accepted is a ratio of at most 1.100");
  }

  @Test
  void toleratesWhatIsAskedAndNoMore() {
    assertThat(report(20)).pool("slow").isNotSlowerThan("base", withinPercent(50));
    assertThatThrownBy(
            () -> assertThat(report(20)).pool("slightly").isNotSlowerThan("base", withinPercent(5)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void abortsRatherThanFailsWhereNoiseHidesIt() {
    assertThatThrownBy(
            () -> assertThat(report(12)).pool("wild").isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("too noisy to tell");
    assertThat(report(12))
        .pool("wild")
        .whenUndecided(Undecided.PASSES)
        .isNotSlowerThan("base", withinPercent(10));
    assertThatThrownBy(
            () ->
                assertThat(report(12))
                    .pool("wild")
                    .whenUndecided(Undecided.FAILS)
                    .isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void saysHowManyBlocksItNeeds() {
    assertThatThrownBy(
            () -> assertThat(report(5)).pool("slow").isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("has 5 blocks, needs at least 8");
  }

  @Test
  void refusesAPoolThatCannotBeComparedWithAndAToleranceThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> assertThat(report(8)).pool("slow").isNotSlowerThan("none", withinPercent(10)))
        .withMessageContaining("none");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> assertThat(report(8)).pool("slow").isNotSlowerThan("slow", withinPercent(10)))
        .withMessageContaining("accepted is another");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withinPercent(0))
        .withMessageContaining("above 0 and below 100");
  }
}
