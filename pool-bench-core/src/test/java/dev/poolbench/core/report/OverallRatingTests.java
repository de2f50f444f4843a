package dev.poolbench.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolbench.core.plan.Stopping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverallRatingTests {
  private static final List<String> POOLS = List.of("a", "b", "c");

  /** Makes a report in which a pool takes so many times what the best takes. */
  private static Report report(int blocks, double a, double b, double c) {
    Map<String, Double> factors = Map.of("a", a, "b", b, "c", c);
    return Made.report(
        POOLS,
        List.of(0, 100, 200),
        blocks,
        Stopping.defaults(),
        (pool, block, jobs) -> 1_000.0 * (jobs + block % 5) * factors.get(pool));
  }

  private static Map<String, List<Report>> groups(List<Report> computing, List<Report> waiting) {
    Map<String, List<Report>> groups = new LinkedHashMap<>();
    groups.put("cpu-bound", computing);
    groups.put("io-bound", waiting);
    return groups;
  }

  @Test
  void countsEachGroupTheSameHoweverManyReportsItHas() {
    List<OverallRating> ratings =
        OverallRating.of(
            groups(
                List.of(report(20, 1, 2, 4), report(20, 1, 4, 8)), List.of(report(20, 4, 2, 1))));

    assertThat(ratings).extracting(one -> one.pool().id()).containsExactly("a", "b", "c");
    assertThat(ratings.get(0).time().keySet()).containsExactly("cpu-bound", "io-bound");
    assertThat(ratings.get(0).time().get("cpu-bound")).isEqualTo(5);
    assertThat(ratings.get(0).time().get("io-bound")).isCloseTo(3, within(1e-9));
    assertThat(ratings.get(1).time().get("cpu-bound")).isCloseTo(3.5, within(1e-9));
    assertThat(ratings.get(0).overall()).isCloseTo(4, within(1e-9));
    assertThat(ratings.get(1).overall()).isCloseTo(3.75, within(1e-9));
    assertThat(ratings).extracting(OverallRating::place).containsExactly(1, 2, 2);
    assertThat(ratings).extracting(OverallRating::tied).containsExactly(false, true, true);
    assertThat(ratings.get(0).space()).isEmpty();
  }

  @Test
  void tiesWhatNoVerdictSeparates() {
    Report same = report(20, 1, 1.01, 3);

    assertThat(OverallRating.of(groups(List.of(same), List.of(same))))
        .extracting(OverallRating::place)
        .containsExactly(1, 1, 3);
  }

  @Test
  void hasNoRatingsWhereAReportHasTooFewBlocksForAVerdict() {
    Map<String, List<Report>> groups =
        groups(List.of(report(20, 1, 2, 4)), List.of(report(4, 1, 2, 4)));

    assertThat(OverallRating.of(groups)).isEmpty();
  }

  @Test
  void keepsApartWhatAPoolTakesWithSeveralNumbersOfWorkers() {
    Report report = Made.withWorkers(report(20, 1, 2, 4), 3, report(20, 8, 16, 32));

    List<OverallRating> ratings = OverallRating.of(groups(List.of(report), List.of(report)));

    assertThat(ratings)
        .extracting(one -> one.pool().id() + one.workers().orElseThrow())
        .containsExactly("a8", "b8", "c8", "a3", "b3", "c3");
    assertThat(ratings.get(3).overall()).isCloseTo(2, within(1e-9));
    assertThat(OverallRating.of(groups(List.of(report(20, 1, 2, 4)), List.of())))
        .allMatch(one -> one.workers().isEmpty());
  }
}
