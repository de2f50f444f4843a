package dev.poolbench.examples.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a pool of one's own does every job once, rightly, and can be measured. */
class RoundRobinAdapterTests {

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void doesEveryJobOnce(Isolation isolation) {
    Report report =
        PoolBench.compare(RoundRobinAdapter.class.getName())
            .workload(CollatzWorkload.class.getName())
            .jobs(0, 1, 1_000)
            .workers(1, 3)
            .forks(1)
            .iterationTime(Duration.ofMillis(5))
            .warmUpTime(Duration.ofMillis(20))
            .isolation(isolation)
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells()).hasSize(2 * 3);
    assertThat(report.cells()).allMatch(cell -> cell.nanosPerJobSet().isPresent());
  }
}
