package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTests {

  @Test
  void listenersTakeWhatWasMeasuredAtTheEndOfEachBlock() {
    List<Report> reports = new ArrayList<>();
    PoolBench bench =
        PoolBench.compare(Faults.Sound.class.getName())
            .workload(job -> job / 2.0)
            .jobs(1, 10)
            .workers(1, 2)
            .forks(3)
            .iterations(1)
            .isolation(Isolation.IN_PROCESS)
            .iterationTime(Duration.ZERO)
            .warmUpTime(Duration.ZERO)
            .command("the command")
            .listener(
                new RunListener() {
                  @Override
                  public void blockEnded(Report report) {
                    reports.add(report);
                  }
                });
    Plan plan = bench.plan();
    Report whole = bench.run();

    assertThat(reports).extracting(report -> report.series().size()).containsExactly(2, 4, 6);
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.complete()).isFalse();
              assertThat(report.plan()).isEqualTo(plan);
              assertThat(report.command()).isEqualTo("the command");
              assertThat(report.environment()).containsKey("cpus");
              assertThat(report.jdks()).hasSize(1);
            });
    assertThat(whole.complete()).isTrue();
    assertThat(whole.series()).isEqualTo(reports.get(2).series());
  }
}
