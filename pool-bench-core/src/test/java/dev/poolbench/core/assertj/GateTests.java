package dev.poolbench.core.assertj;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static dev.poolbench.core.assertj.PoolBenchAssertions.withinPercent;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Made;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Unavailable;
import dev.poolbench.core.testing.Records;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Has pools that are as fast as each other, but for what fails or is slower at some step. */
  private static Report stepwise(String failing) {
    return Made.report(
        List.of("base", "mine"),
        List.of(1_000, 2_000),
        12,
        Stopping.defaults(),
        (pool, block, jobs) -> {
          boolean last = jobs == 2_000;
          double slower = pool.equals("mine") && last ? 1.5 : 1;
          return (pool.equals(failing) && last ? -1 : 100)
              * jobs
              * slower
              * (1 + (block + pool.length()) % 3 / 1e3);
        });
  }

  @Test
  void asksOnlyAtTheJobCountThatItIsTold() {
    Report report = stepwise("none");

    assertThat(report).pool("mine").atJobs(1_000).isNotSlowerThan("base", withinPercent(10));
    assertThatThrownBy(
            () ->
                assertThat(report)
                    .pool("mine")
                    .atJobs(2_000)
                    .isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("(ratio 1.5");
  }

  @Test
  void failsAPoolThatIsFastBecauseItLosesJobs() {
    assertThatThrownBy(
            () ->
                assertThat(stepwise("mine"))
                    .pool("mine")
                    .isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 of 2 cells failed")
        .hasMessageContaining("at 2000 jobs");
  }

  @Test
  void saysNothingOfAPoolWhoseOtherFailed() {
    assertThatThrownBy(
            () ->
                assertThat(stepwise("base"))
                    .pool("mine")
                    .isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("the other failed: base with 8 workers");
  }

  @Test
  void saysWhyTheOtherHasNoFigureAtAll() {
    assertThatThrownBy(
            () ->
                assertThat(stepwise("base"))
                    .pool("mine")
                    .atJobs(2_000)
                    .isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("base failed: base with 8 workers")
        .hasMessageContaining("at 2000 jobs");
  }

  @Test
  void saysWhyTheOtherWasNotMeasured() {
    Report whole = report(8);
    Report report =
        Records.with(
            Records.with(
                whole,
                "series",
                whole.series().stream()
                    .filter(one -> !one.plan().pool().id().equals("base"))
                    .toList()),
            "unavailable",
            List.of(
                new Unavailable(
                    whole.series().get(0).plan().jdk(),
                    PoolSpec.parse("base"),
                    Optional.empty(),
                    "needs JDK 21")));

    assertThatThrownBy(
            () -> assertThat(report).pool("slow").isNotSlowerThan("base", withinPercent(10)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("base was not measured: needs JDK 21");
  }

  @Test
  void takesAPoolWithTheNumberOfItsWorkers() {
    Report report = Made.withWorkers(stepwise("none"), 2, stepwise("mine"));

    assertThat(report).pool("mine(workers=8)").hasNoFailedCells();
    assertThatThrownBy(() -> assertThat(report).pool("mine(workers=2)").hasNoFailedCells())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("mine with 2 workers");
    assertThatThrownBy(() -> assertThat(report).pool("mine(workers=3)"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("has no pool 'mine(workers=3)'; it has: base with 2 workers, base");
  }
}
