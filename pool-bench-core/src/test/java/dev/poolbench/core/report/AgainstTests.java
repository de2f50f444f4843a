package dev.poolbench.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Stopping;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asks which of several pools of one name the others are compared with. */
class AgainstTests {

  private static Report report(String... pools) {
    return Made.report(
        List.of(pools),
        List.of(10, 20),
        10,
        Stopping.defaults(),
        (pool, block, jobs) -> 1_000.0 * jobs * block);
  }

  private static List<String> pairs(Report report, Against against) {
    return report.comparisons(against).stream()
        .map(
            one ->
                "%s@%d/%s@%d"
                    .formatted(one.pool(), one.workers(), one.baseline(), one.baselineWorkers()))
        .toList();
  }

  @Test
  void comparesEachWithTheNamedOneThatHasAsManyWorkers() {
    Report report = Made.withWorkers(report("a", "b"), 2, report("a", "b"));

    assertThat(pairs(report, Against.pool("a"))).containsExactly("b@2/a@2", "b@8/a@8");
    assertThat(pairs(report, Against.pool("a(workers=8)")))
        .containsExactly("a@2/a@8", "b@2/a@8", "b@8/a@8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report.comparisons(Against.pool("a(workers=3)")))
        .withMessageContaining("'a(workers=3)'")
        .withMessageContaining("a with 2 workers, a with 8 workers");
  }

  @Test
  void comparesWithTheFirstNamedOneWhereNoneHasAsManyWorkers() {
    Report report = Made.withWorkers(report("a", "b"), 2, report("b"));

    assertThat(pairs(report, Against.pool("a"))).containsExactly("b@2/a@8", "b@8/a@8");
  }

  @Test
  void keepsTheOrderInWhichVariantsOfAPoolWereGiven() {
    Report report = report("p(queue=z)", "p(queue=a)", "p");

    assertThat(pairs(report, Against.first()))
        .containsExactly("p(queue=a)@8/p(queue=z)@8", "p@8/p(queue=z)@8");
    assertThat(pairs(report, Against.pool("p")))
        .containsExactly("p(queue=z)@8/p@8", "p(queue=a)@8/p@8");
    assertThat(pairs(report, Against.pool("p(a)")))
        .containsExactly("p(queue=z)@8/p(queue=a)@8", "p@8/p(queue=a)@8");
  }

  @Test
  void comparesAtTheStepsThatAreAskedFor() {
    assertThat(report("a", "b").comparisons(Against.first(), Metric.TIME, 0.05, List.of(20)))
        .singleElement()
        .satisfies(one -> assertThat(one.jobCounts()).containsExactly(20))
        .satisfies(one -> assertThat(one.leftOut()).isEmpty());
  }
}
