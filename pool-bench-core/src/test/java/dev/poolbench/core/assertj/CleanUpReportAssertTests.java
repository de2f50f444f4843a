package dev.poolbench.core.assertj;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUp;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.testing.Records;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CleanUpReportAssertTests {
  private static final CleanUpSettings SHORT =
      CleanUpSettings.defaults().withGrace(Duration.ofMillis(50));

  @Test
  void passesWhatIsClean() throws Exception {
    CleanUpReport report = CleanUp.check(() -> "", text -> {}, text -> {}, SHORT);

    assertThat(report)
        .hasNoLeaks()
        .closesWithin(Duration.ofMinutes(1))
        .retainsHeapAtMost(1_000_000)
        .check(CheckKind.THREADS)
        .isClean();
    assertThat(report.check(CheckKind.CLOSE_TIME)).isClean();
  }

  @Test
  void showsTheEvidence() throws Exception {
    Thread[] left = new Thread[1];
    CleanUpReport report =
        CleanUp.check(
            () -> {
              left[0] = new Thread(LockSupport::park, "acme-forgotten");
              left[0].start();
            },
            SHORT);
    LockSupport.unpark(left[0]);
    left[0].join();

    assertThat(report).hasLeak(CheckKind.THREADS).check(CheckKind.THREADS).hasEvidence("acme-");
    assertThatThrownBy(() -> assertThat(report).hasNoLeaks())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("left behind:")
        .hasMessageContaining("thread \"acme-forgotten\"")
        .hasMessageContaining("LockSupport.park");
    assertThatThrownBy(() -> assertThat(report).check(CheckKind.THREADS).isClean())
        .hasMessageContaining("expected of threads: clean, but was: threads: leaked")
        .hasMessageContaining("acme-forgotten");
    assertThatThrownBy(() -> assertThat(report).check(CheckKind.THREADS).hasEvidence("other"))
        .hasMessageContaining("expected evidence that contains 'other'");
    assertThatThrownBy(() -> assertThat(report).hasLeak(CheckKind.PROCESSES))
        .hasMessageContaining("expected of processes: leaked, but was: processes: clean");
  }

  @Test
  void showsTheFigures() throws Exception {
    Object[] kept = new Object[1];
    CleanUpReport report =
        CleanUp.check(() -> "", text -> kept[0] = new byte[30_500_000], text -> {}, SHORT);

    assertThatThrownBy(() -> assertThat(report).retainsHeapAtMost(1_000_000))
        .hasMessageContaining("of live heap is retained: 30,")
        .hasMessageContaining("accepted is at most 1,000,000 bytes (JVM class histogram)")
        .hasMessageContaining("[B: ");
    assertThatThrownBy(() -> assertThat(report).closesWithin(Duration.ZERO))
        .hasMessageContaining("close took: ")
        .hasMessageContaining("accepted is at most 0 nanoseconds");
    kept[0] = "";
  }

  @Test
  void abortsWhereNothingCanBeSaid() throws Exception {
    CleanUpReport report = CleanUp.check(() -> {}, SHORT.without(CheckKind.HEAP));

    assertThatThrownBy(() -> assertThat(report).closesWithin(Duration.ofDays(1)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("close took: not available: ");
    assertThatThrownBy(() -> assertThat(report).whenUndecided(Undecided.FAILS).retainsHeapAtMost(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("switched off");
    assertThat(report).check(CheckKind.HEAP).isNotChecked();
  }

  @Test
  void saysNothingWhereNothingWasChecked() throws Exception {
    CleanUpReport checked = CleanUp.check(() -> "", text -> {}, text -> {}, SHORT);
    CleanUpReport report =
        Records.with(
            checked,
            "checks",
            checked.checks().stream()
                .map(one -> Records.with(one, "verdict", Verdict.NOT_CHECKED))
                .map(one -> Records.with(one, "reason", "is off"))
                .toList());

    assertThatThrownBy(() -> assertThat(report).hasNoLeaks())
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("threads: is off");
    assertThat(report).whenUndecided(Undecided.PASSES).hasNoLeaks();
  }
}
