package dev.poolbench.core.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Dispatch;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = java.util.concurrent.TimeUnit.MINUTES)
class PipePoolTests {

  private static PoolBench bench() {
    return PoolBench.compare(PipeAdapter.class.getName())
        .workload(Faults.Identity.class.getName())
        .jobs(0, 10, 100)
        .processes(2)
        .forks(1)
        .iterations(2)
        .iterationTime(Duration.ofMillis(1))
        .warmUpTime(Duration.ofMillis(20))
        .jvmArgs(Faults.LIGHT_JVM)
        .inspect(false);
  }

  @Test
  void isMeasuredLikeAnyOtherPool() {
    Report report = bench().dispatch(Dispatch.each(), Dispatch.chunked()).run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells()).hasSize(2 * 3).allMatch(cell -> cell.nanosPerJobSet().isPresent());
    assertThat(report.cells()).allMatch(cell -> cell.workers() == 2);
  }

  @Test
  void tellsOfEveryJobThatAWorkerTookWithItWhenItEnded() {
    Report report =
        bench().workload(Faults.Halts.class.getName()).dispatch(Dispatch.chunked(10)).run();

    assertThat(report.problems())
        .anyMatch(problem -> problem.contains("10 failed") && problem.contains("has ended"));
  }

  @Test
  void refusesJobsOfAWorkloadThatCannotGoToAnotherJvm() {
    Report report =
        PoolBench.compare(new PipeAdapter())
            .workload(job -> job)
            .jobs(4)
            .processes(1)
            .forks(1)
            .isolation(Isolation.IN_PROCESS)
            .run();

    assertThat(report.problems())
        .anyMatch(problem -> problem.contains("4 refused") && problem.contains("name its class"));
  }
}
