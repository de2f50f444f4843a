package dev.poolbench.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolbench.core.export.Sample;
import dev.poolbench.core.page.Changes;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.statistics.RatioVerdict;
import dev.poolbench.core.testing.Golden;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunComparisonTests {
  private static final List<Integer> LADDER = List.of(0, 10, 1_000);

  private static Report run(int forks, long seed, double factor, String... pools) {
    Random random = new Random(seed);
    return Made.report(
        List.of(pools),
        LADDER,
        forks,
        Stopping.defaults(),
        (pool, block, jobs) ->
            1_000
                * (jobs + 1)
                * Math.exp(0.02 * random.nextGaussian())
                * (pool.equals("jdk-fixed") ? factor : 1));
  }

  private static PoolChange change(RunComparison comparison, String pool) {
    return comparison
        .of(Metric.TIME)
        .filter(one -> one.pool().id().equals(pool))
        .findFirst()
        .orElseThrow();
  }

  private static Report in(Report report, Map<String, String> environment) {
    return new Report(
        report.schema(),
        report.started(),
        report.finished(),
        report.complete(),
        report.command(),
        environment,
        report.plan(),
        report.jdks(),
        report.fixture(),
        report.unavailable(),
        report.series(),
        report.noted());
  }

  @Test
  void findsWhichPoolBecameSlowerAndByHowMuch() {
    Report then = run(8, 1, 1, "caller", "jdk-fixed");
    RunComparison comparison = run(8, 2, 1.3, "caller", "jdk-fixed").changesSince(then);

    assertThat(comparison.differences()).isEmpty();
    assertThat(change(comparison, "jdk-fixed").verdict()).contains(RatioVerdict.HIGHER);
    assertThat(change(comparison, "jdk-fixed").result().orElseThrow().ratio())
        .isCloseTo(1.3, within(0.05));
    assertThat(change(comparison, "jdk-fixed").jobCounts()).containsExactly(10, 1_000);
    assertThat(change(comparison, "caller").isWorse()).isFalse();
    assertThat(comparison.isWorse()).isTrue();
    assertThat(change(comparison, "jdk-fixed").toString())
        .startsWith("jdk-fixed with 8 workers, each, on JDK 17.0.1, time: slower (ratio 1.3");
  }

  @Test
  void isNotWorseWhenItBecameFaster() {
    RunComparison comparison =
        run(8, 2, 1, "caller", "jdk-fixed").changesSince(run(8, 1, 1.3, "caller", "jdk-fixed"));

    assertThat(change(comparison, "jdk-fixed").isBetter()).isTrue();
    assertThat(comparison.isWorse()).isFalse();
  }

  @Test
  void hasFiguresWithoutVerdictsWhereThereAreTooFewForks() {
    RunComparison comparison =
        run(3, 2, 1.3, "caller", "jdk-fixed").changesSince(run(3, 1, 1, "caller", "jdk-fixed"));

    assertThat(change(comparison, "jdk-fixed").result().orElseThrow().ratio())
        .isCloseTo(1.3, within(0.05));
    assertThat(change(comparison, "jdk-fixed").words())
        .isEqualTo("not available: has 3 forks then and 3 now, needs at least 5 each");
    assertThat(comparison.undecided()).hasSize(2);
    assertThat(comparison.isWorse()).isFalse();
  }

  @Test
  void tellsNoChangeOfASmallOneFromNothingButItsNoise() {
    int alarms = 0;
    for (int repeat = 0; repeat < 200; repeat++) {
      RunComparison comparison =
          run(8, 2 * repeat, 1, "caller", "jdk-fixed")
              .changesSince(run(8, 2 * repeat + 1, 1, "caller", "jdk-fixed"), 0.001);
      alarms += comparison.isWorse() ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(10);
  }

  @Test
  void namesWhatTheRunsDifferIn() {
    Report then = run(8, 1, 1, "caller");
    Report other =
        Made.report(
            List.of("caller"), List.of(0, 10), 8, Stopping.defaults(), (pool, block, jobs) -> 5);

    assertThat(in(then, Map.of("cpu", "Acme 2")).changesSince(then).differences())
        .containsExactly("cpu: 'not recorded' then, 'Acme 2' now");
    assertThat(other.changesSince(then).differences())
        .containsExactly("job counts: '[0, 10, 1000]' then, '[0, 10]' now");
    assertThat(change(other.changesSince(then), "caller").jobCounts()).containsExactly(10);
  }

  @Test
  void takesACellThatFailsNowAndDidNotForWorse() {
    Report sound = run(8, 1, 1, "caller", "jdk-fixed");
    Report failing =
        Made.report(
            List.of("caller", "jdk-fixed"),
            LADDER,
            8,
            Stopping.defaults(),
            (pool, block, jobs) ->
                pool.equals("jdk-fixed") && block == 3 && jobs == 1_000 ? -1 : 1_000);

    RunComparison comparison = failing.changesSince(sound);

    assertThat(comparison.isWorse()).isTrue();
    assertThat(comparison.worse())
        .containsExactly(
            "jdk-fixed with 8 workers, each, on JDK 17.0.1: fails at 1000 jobs: of 1000 jobs 1000"
                + " failed");
    assertThat(sound.changesSince(failing).better()).hasSameElementsAs(comparison.worse());
    assertThat(sound.changesSince(failing).worse()).isEmpty();
  }

  @Test
  void namesThePoolsThatOnlyOneRunHas() {
    RunComparison comparison =
        run(8, 1, 1, "caller", "jdk-cached").changesSince(run(8, 2, 1, "caller", "jdk-fixed"));

    assertThat(comparison.added()).singleElement().asString().startsWith("jdk-cached");
    assertThat(comparison.missing()).singleElement().asString().startsWith("jdk-fixed");
    assertThat(comparison.isWorse()).isFalse();
  }

  @Test
  void findsNothingNewInTheSameRun() {
    Report sample = Sample.report(8);
    RunComparison comparison = sample.changesSince(sample);

    assertThat(comparison.isWorse()).isFalse();
    assertThat(comparison.worse()).isEmpty();
    assertThat(comparison.better()).isEmpty();
    assertThat(change(comparison, "jdk-fork-join").words())
        .startsWith("not available: one of the runs has no figures");
  }

  @Test
  void isLaidOutOnTheScreen() throws IOException {
    Report then = run(8, 1, 1, "caller", "jdk-fixed", "jdk-cached");
    Report now = in(run(8, 2, 1.3, "caller", "jdk-fixed"), Map.of("cpu", "Acme"));

    Golden.assertIsAsIn(
        "changes.txt",
        Changes.text(then, now, now.changesSince(then)).replace(System.lineSeparator(), "\n"));
    Report few = run(3, 1, 1, "caller");
    assertThat(Changes.text(few, few, few.changesSince(few)))
        .contains("No verdicts: not available: has 3 forks then and 3 now", "(--forks 5 in both");
  }
}
