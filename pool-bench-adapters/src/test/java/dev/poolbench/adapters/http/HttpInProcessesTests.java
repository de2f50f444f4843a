package dev.poolbench.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Dispatch;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HttpInProcessesTests {

  @Test
  void asksTheServerFromWorkerProcesses() throws Exception {
    try (JobServer server = JobServer.start(0)) {
      Report report =
          PoolBench.compare("process")
              .workload("http(port=%d,delay=1ms)".formatted(server.port()))
              .jobs(40)
              .processes(2)
              .forks(1)
              .iterations(2)
              .iterationTime(Duration.ofMillis(1))
              .warmUpTime(Duration.ofMillis(1))
              .dispatch(Dispatch.each(), Dispatch.chunked())
              .isolation(Isolation.IN_PROCESS)
              .inspect(false)
              .run();

      assertThat(report.problems()).isEmpty();
      assertThat(report.cells()).hasSize(2).allMatch(cell -> cell.nanosPerJobSet().isPresent());
    }
  }
}
