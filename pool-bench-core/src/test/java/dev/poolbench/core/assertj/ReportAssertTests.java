package dev.poolbench.core.assertj;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.cleanup.CleanUp;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import dev.poolbench.core.testing.Records;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReportAssertTests {
  private static Report report;

  @BeforeAll
  static void measure() {
    report =
        PoolBench.compare(new Faults.Sound(), new Faults.LosesJob50())
            .workload(job -> job)
            .jobs(10, 100)
            .workers(2)
            .forks(1)
            .iterations(1)
            .iterationTime(Duration.ZERO)
            .warmUpTime(Duration.ZERO)
            .timeout(Duration.ofMillis(200))
            .isolation(Isolation.IN_PROCESS)
            .run();
  }

  private static Report with(UnaryOperator<Series> change) {
    return Records.with(report, "series", report.series().stream().map(change).toList());
  }

  private static Report leaving(CleanUpReport left) {
    return with(series -> Records.with(series, "cleanUp", Optional.of(left)));
  }

  private static Report allocating(Figure allocated) {
    return with(
        series ->
            Records.with(
                series,
                "usages",
                series.usages().stream().map(usage -> allocating(usage, allocated)).toList()));
  }

  private static CellUsage allocating(CellUsage usage, Figure allocated) {
    CellHeap heap = Records.with(usage.heap(), "allocated", allocated);
    heap = Records.with(heap, "peakUsed", Figure.bytes(7_000, "JVM"));
    return Records.with(Records.with(usage, "heap", heap), "jobsDone", 10L);
  }

  @Test
  void passesWhatIsAsItHasToBe() throws Exception {
    CleanUpReport clean = CleanUp.check(() -> {}, CleanUpSettings.defaults());

    assertThat(leaving(clean))
        .isComplete()
        .hasNoUnavailablePools()
        .pool("Sound")
        .hasNoFailedCells()
        .hasNoLeaks()
        .withWorkers(2)
        .atJobs(100)
        .hasNoFailedCells()
        .and()
        .pool("LosesJob50")
        .atJobs(10)
        .hasNoFailedCells();
    assertThat(allocating(Figure.bytes(1_000, "JVM")))
        .pool("Sound")
        .allocatesAtMost(100)
        .peakHeapAtMost(7_000);
  }

  @Test
  void showsWhatBecameOfTheJobsOfACellThatFailed() {
    assertThatThrownBy(() -> assertThat(report).as("my pools").hasNoFailedCells())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("my pools")
        .hasMessageContaining("1 of 4 cells failed:")
        .hasMessageContaining("LosesJob50 with 2 workers, each, on JDK ")
        .hasMessageContaining(", at 100 jobs: of 100 jobs 1 lost");
    assertThatThrownBy(() -> assertThat(report).hasNoProblems())
        .hasMessageContaining("of 100 jobs 1 lost");
    assertThatThrownBy(() -> assertThat(report).pool("LosesJob50").hasNoFailedCells())
        .hasMessageContaining("1 of 2 cells failed:");
  }

  @Test
  void namesThePoolsAndTheCellsThatThereAre() {
    assertThatThrownBy(() -> assertThat(report).pool("sound"))
        .hasMessageContaining(
            "no pool 'sound'; it has: Sound with 2 workers, LosesJob50 with 2 workers");
    assertThatThrownBy(() -> assertThat(report).pool("Sound").atJobs(7))
        .hasMessageContaining("Sound has no job count 7; it has: 10, 100");
  }

  @Test
  void showsTheEvidenceOfALeak() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread[] left = new Thread[1];
    CleanUpReport leaked =
        CleanUp.check(
            () -> {
              left[0] = new Thread(() -> await(end), "acme-forgotten");
              left[0].start();
            },
            CleanUpSettings.defaults().withGrace(Duration.ofMillis(50)));
    end.countDown();
    left[0].join();

    assertThatThrownBy(() -> assertThat(leaving(leaked)).pool("Sound").hasNoLeaks())
        .hasMessageContaining("left behind after close:")
        .hasMessageContaining("Sound with 2 workers, each, on JDK ")
        .hasMessageContaining("threads: leaked")
        .hasMessageContaining("thread \"acme-forgotten\"")
        .hasMessageContaining("CountDownLatch.await");
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void showsTheFiguresOfWhatIsTooMuch() {
    assertThatThrownBy(
            () ->
                assertThat(allocating(Figure.bytes(5_000, "JVM")))
                    .pool("Sound")
                    .allocatesAtMost(99))
        .hasMessageContaining("at 10 jobs: allocates a job 500 bytes; accepted is at most 99 bytes")
        .hasMessageContaining("(JVM for each job; forks: 500 bytes)");
    assertThatThrownBy(
            () ->
                assertThat(allocating(Figure.bytes(0, "JVM"))).pool("Sound").peakHeapAtMost(6_999))
        .hasMessageContaining(
            "has on the heap, at its peak, 7,000 bytes; accepted is at most 6,999");
  }

  @Test
  void abortsFailsOrPassesWhereNothingCanBeSaidAsTheCallerChooses() {
    Report unknown = allocating(Figure.absent("this JVM does not count it"));

    assertThatThrownBy(() -> assertThat(unknown).pool("Sound").allocatesAtMost(1))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("not available: this JVM does not count it");
    assertThatThrownBy(
            () ->
                assertThat(unknown)
                    .whenUndecided(Undecided.FAILS)
                    .pool("Sound")
                    .atJobs(10)
                    .allocatesAtMost(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not available: this JVM does not count it");
    assertThatThrownBy(() -> assertThat(report).pool("Sound").hasNoLeaks())
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no fork inspected it");
    assertThatThrownBy(() -> assertThat(report).pool("Sound").keepsNothingOfJobs())
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no fork climbed the ladder");
    assertThat(unknown)
        .whenUndecided(Undecided.PASSES)
        .pool("Sound")
        .allocatesAtMost(1)
        .hasNoLeaks();
    assertThat(unknown.complete()).isTrue();
  }
}
