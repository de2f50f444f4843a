package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.report.MachineWarning;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarningTests {
  private static PoolBench bench() {
    return PoolBench.compare(Faults.Sound.class.getName())
        .workload(Faults.Identity.class.getName())
        .jobs(10)
        .workers(2)
        .forks(1)
        .iterations(1)
        .iterationTime(Duration.ZERO)
        .warmUpTime(Duration.ZERO)
        .inspect(false)
        .jvmArgs(Faults.LIGHT_JVM);
  }

  private static Stream<MachineWarning> of(Report report, MachineWarning.Kind kind) {
    return report.warnings().stream().filter(warning -> warning.kind() == kind);
  }

  @Test
  void warnsOfADebuggerInTheForks() {
    String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";
    Report report =
        bench()
            .jvmArgs(Stream.concat(Faults.LIGHT_JVM.stream(), Stream.of(debugger)).toList())
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(of(report, MachineWarning.Kind.AGENT))
        .singleElement()
        .asString()
        .contains(debugger, "leave it out");
    assertThat(of(bench().run(), MachineWarning.Kind.AGENT)).isEmpty();
  }
}
