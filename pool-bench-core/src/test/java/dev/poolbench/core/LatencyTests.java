package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Dispatch;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.pipe.PipeAdapter;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.report.Distribution;
import dev.poolbench.core.report.Latency;
import dev.poolbench.core.report.PoolLatency;
import dev.poolbench.core.report.Report;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LatencyTests {
  private static final String SOUND = Faults.Sound.class.getName();
  private static final long LEAST_NANOS = 1_000_000;

  private static PoolBench bench(String pool) {
    return PoolBench.compare(pool)
        .jobs(0, 20)
        .workers(1)
        .forks(1)
        .iterations(2)
        .iterationTime(Duration.ZERO)
        .warmUpTime(Duration.ZERO)
        .latency(true)
        .inspect(false);
  }

  /** One worker does them one after the other, so that jobs wait for each other. */
  @Test
  void tellsHowLongJobsWaitedAndHowLongTheyTook() throws Exception {
    Report report =
        bench(SOUND).workload(job -> busy(job, LEAST_NANOS)).isolation(Isolation.IN_PROCESS).run();

    assertThat(report.problems()).isEmpty();
    PoolLatency latency = report.latencies().get(0);
    assertThat(latency.jobs()).isEqualTo(20);
    assertThat(latency.forks()).hasSize(Plan.LATENCY_FORKS);
    for (Latency fork : latency.forks()) {
      assertThat(fork.service().count()).isEqualTo(40);
      assertThat(fork.service().least()).isGreaterThan(LEAST_NANOS * 99 / 100);
      assertThat(fork.waiting().most()).isGreaterThan(LEAST_NANOS);
      Distribution waiting = fork.waiting();
      Histogram read =
          Histogram.decodeFromCompressedByteBuffer(
              ByteBuffer.wrap(Base64.getDecoder().decode(waiting.histogram())), 0);
      assertThat(read.getTotalCount()).isEqualTo(40);
      assertThat(read.getValueAtPercentile(99)).isEqualTo(waiting.p99());
    }
  }

  private static double busy(long job, long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return job;
  }

  @Test
  void timesTheJobsOfEveryJobSetThatFillsAnIteration() {
    Report report =
        bench(SOUND)
            .workload(job -> busy(job, LEAST_NANOS / 10))
            .iterationTime(Duration.ofMillis(100))
            .isolation(Isolation.IN_PROCESS)
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.latencies().get(0).forks())
        .allSatisfy(
            fork -> {
              assertThat(fork.service().count()).isGreaterThan(40);
              assertThat(fork.service().count() % 20).isZero();
              assertThat(fork.waiting().count()).isEqualTo(fork.service().count());
            });
  }

  @Test
  void takesForksOfItsOwnThatAreInNoOtherFigure(@TempDir Path folder) throws Exception {
    Report report =
        bench(SOUND)
            .workload(Faults.Identity.class.getName())
            .dispatch(Dispatch.chunked(5))
            .jvmArgs(Faults.LIGHT_JVM)
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.series()).hasSize(1 + Plan.LATENCY_FORKS);
    assertThat(report.series().get(0).latencies()).isEmpty();
    assertThat(report.cells())
        .allSatisfy(cell -> assertThat(cell.samples()).hasSize(1))
        .allSatisfy(cell -> assertThat(cell.usages()).hasSize(1));
    assertThat(report.latencies().get(0).forks()).hasSize(Plan.LATENCY_FORKS);
    report.write(folder.resolve("report.json"));
    assertThat(Report.read(folder.resolve("report.json"))).isEqualTo(report);
  }

  @Test
  void saysNothingOfJobsThatRunInOtherProcesses() {
    Report report =
        bench(PipeAdapter.class.getName())
            .processes(1)
            .workload(Faults.Identity.class.getName())
            .jvmArgs(Faults.LIGHT_JVM)
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.latencies())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.forks()).isEmpty();
              assertThat(one.medianOf(fork -> fork.waiting().median())).isEmpty();
            });
  }

  @Test
  void isNotDoneUnlessAskedFor() {
    Plan plan = bench(SOUND).workload(Faults.Identity.class.getName()).latency(false).plan();

    assertThat(plan.series()).hasSize(1).allMatch(series -> !series.latency());
    assertThat(plan.settings().latency()).isFalse();
  }
}
