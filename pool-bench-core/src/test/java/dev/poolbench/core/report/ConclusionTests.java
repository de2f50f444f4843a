package dev.poolbench.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.statistics.PairedComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Asks what is concluded where a pool has not all figures, and of a baseline that is named. */
class ConclusionTests {
  private static final List<Integer> JOBS = List.of(10, 1_000);

  private static Report report(List<String> pools, int blocks, Against against, Made.Times times) {
    return Made.report(
        pools,
        JOBS,
        blocks,
        new Stopping(false, Optional.empty(), against, PairedComparison.DEFAULT_THRESHOLD),
        times);
  }

  /** Has one that wins where another fails, but not over the whole ladder. */
  private static Report withOneThatFailsAtTheLastStep() {
    Map<String, Double> few = Map.of("a", 1.0, "b", 1.1, "c", 0.5);
    Map<String, Double> many = Map.of("a", 3.0, "b", 1.0, "c", -1.0);
    return report(
        List.of("a", "b", "c"),
        12,
        Against.fastest(),
        (pool, block, jobs) -> 1e6 * (jobs == 10 ? few : many).get(pool) * (1 + block % 3 / 1e3));
  }

  @Test
  void aPoolThatFailsAtAStepDoesNotChooseTheWinnerOfTheOthers() {
    Report report = withOneThatFailsAtTheLastStep();

    Comparison first = report.comparisons(Against.fastest()).get(0);
    assertThat(first.baseline().id()).isEqualTo("b");
    assertThat(report.conclusions().get(0))
        .isEqualTo(
            "No clear winner in time: less than b take c (0.455 times over 1 of 2 job counts);"
                + " more take a (1.65 times).");
  }

  @Test
  void saysOverHowMuchOfTheLadderAPoolThatFailsWasCompared() {
    Comparison failing = withOneThatFailsAtTheLastStep().comparisons(Against.first()).get(1);

    assertThat(failing.pool().id()).isEqualTo("c");
    assertThat(failing.jobCounts()).containsExactly(10);
    assertThat(failing.leftOut()).containsExactly(1_000);
    assertThat(failing.words()).isEqualTo("faster over 1 of 2 job counts");
  }

  @Test
  void ratesTheOthersOverTheWholeLadderWhereAPoolFails() {
    assertThat(withOneThatFailsAtTheLastStep().ratings(Metric.TIME))
        .extracting(one -> one.pool().id() + one.place())
        .containsExactly("b1", "a2");
  }

  @Test
  void noPoolIsTheFastestByBlocksThatItIsMissing() {
    Report report =
        report(
            List.of("early", "whole"),
            20,
            Against.fastest(),
            (pool, block, jobs) -> {
              boolean isEarly = pool.equals("early");
              double machine = block > 8 ? 2 : 1;
              return isEarly && block > 8
                  ? Double.NaN
                  : 1e3 * jobs * machine * (isEarly ? 1.3 : 1) * (1 + block % 3 / 1e3);
            });

    assertThat(report.comparisons(Against.fastest()).get(0).baseline().id()).isEqualTo("whole");
    assertThat(report.conclusions().get(0))
        .isEqualTo("whole takes the least time; more take early (1.30 times).");
    assertThat(report.ratings(Metric.TIME).get(0).pool().id()).isEqualTo("whole");
  }

  @Test
  void tellsASlightDifferenceFromOneThatMatters() {
    Map<String, Double> factors = Map.of("best", 1.0, "close", 1.08, "far", 2.0);
    Report report =
        report(
            List.of("best", "close", "far"),
            12,
            Against.fastest(),
            (pool, block, jobs) ->
                1e3 * jobs * factors.get(pool) * (1 + (block * pool.length() % 5 - 2) / 1e2));

    assertThat(report.conclusions().get(0))
        .isEqualTo(
            "best takes the least time; more take far (1.99 times); slightly more take close (1.06"
                + " times).");
  }

  @Test
  void concludesAboutTheBaselineThatThePlanNames() {
    Map<String, Double> factors = Map.of("base", 2.0, "half", 1.0, "same", 2.0, "double", 4.0);
    Report report =
        report(
            List.of("half", "base", "same", "double"),
            10,
            Against.pool("base"),
            (pool, block, jobs) -> 1e3 * jobs * factors.get(pool) * (1 + block % 3 / 1e3));

    assertThat(report.conclusions().get(0))
        .isEqualTo(
            "In time against base: less take half (0.500 times); there is no practical difference to"
                + " same; more take double (2.00 times).");
  }

  @Test
  void saysWhichPoolHasNoRatio() {
    Report report =
        report(
            List.of("none", "some", "more"),
            10,
            Against.fastest(),
            (pool, block, jobs) ->
                pool.equals("none")
                    ? 0
                    : pool.length() * 1e3 * jobs * (pool.equals("more") ? 2 : 1));

    assertThat(report.conclusions().get(0))
        .isEqualTo(
            "Of those with a verdict, some takes the least time; more take more (2.00 times); of none nothing can be said (not"
                + " available: none has a figure that is not above 0, and so no ratio).");
  }

  @Test
  void aPoolThatIsLostTooSoonForAVerdictDoesNotTakeThoseOfTheOthers() {
    Map<String, Double> factors =
        Map.of("quick", 0.7, "a", 1.0, "b", 2.0, "c", 3.0, "d", 4.0, "e", 5.0);
    Report report =
        report(
            List.of("quick", "a", "b", "c", "d", "e"),
            12,
            Against.fastest(),
            (pool, block, jobs) ->
                pool.equals("quick") && block > 8
                    ? Double.NaN
                    : 1e3 * jobs * factors.get(pool) * (1 + block % 3 / 1e3));

    assertThat(report.comparisons(Against.fastest()).get(0).baseline().id()).isEqualTo("a");
    assertThat(report.conclusions().get(0))
        .startsWith("Of those with a verdict, a takes the least time; more take b (2.00 times), c")
        .endsWith("of quick nothing can be said (not available: has 8 blocks, needs at least 9).");
  }

  @Test
  void namesTheWorkersWhereOnlyThesePoolsDifferInThem() {
    Made.Times times = (pool, block, jobs) -> 1e3 * jobs * (1 + block % 3 / 1e3);
    Report eight = report(List.of("a"), 12, Against.fastest(), times);
    Report two =
        report(List.of("a"), 12, Against.fastest(), (p, b, jobs) -> 2 * times.nanos(p, b, jobs));

    assertThat(Made.withWorkers(eight, 2, two).conclusions().get(0))
        .isEqualTo(
            "a with 8 workers takes the least time; more take a with 2 workers (2.00 times).");
  }

  @Test
  void saysOnceWhatHoldsForAllNumbersOfWorkers() {
    Made.Times times = (pool, block, jobs) -> 1e3 * jobs;
    Report report = report(List.of("a", "b"), 5, Against.pool("a"), times);

    assertThat(Made.withWorkers(report, 2, report).conclusions())
        .filteredOn(sentence -> sentence.startsWith("No verdict on time"))
        .hasSize(1);
  }
}
