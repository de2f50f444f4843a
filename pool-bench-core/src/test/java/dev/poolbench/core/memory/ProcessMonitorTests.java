package dev.poolbench.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProcessMonitorTests {
  private static final long MB = 1 << 20;
  private static final Duration NEVER = Duration.ofDays(1);

  static long of(Figure figure) {
    assertThat(figure).isInstanceOf(Figure.Measured.class);
    return figure.asLong().orElseThrow();
  }

  static String reasonOf(Figure figure) {
    assertThat(figure).isInstanceOf(Figure.Absent.class);
    return ((Figure.Absent) figure).reason();
  }

  @Test
  void seesSixtyFourMegabytesOutsideTheHeap() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      ProcessState before = monitor.snapshot();
      monitor.begin();
      subject.ask("touch 64");
      CellMemory cell = monitor.end();
      ProcessState after = monitor.snapshot();

      long rss = of(before.treeRss());
      assertThat(of(cell.peakRss()) - rss).isCloseTo(64 * MB, within(MB));
      assertThat(of(cell.treePeakAtLeast()) - rss).isCloseTo(64 * MB, within(MB));
      assertThat(of(cell.treePeakAtMost()) - rss).isCloseTo(64 * MB, within(MB));
      assertThat(of(after.rss()) - rss).isCloseTo(64 * MB, within(MB));
      assertThat(of(after.treePss()) - of(before.treePss())).isCloseTo(64 * MB, within(MB));
      assertThat(of(cell.processes())).isEqualTo(1);
      assertThat(((Figure.Measured) cell.peakRss()).source()).startsWith("LINUX_PROC");
    }
  }

  @Test
  void seesAPeakThatIsOverBeforeASampleIsTaken() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid(), NEVER, Source.LINUX_PROC)) {
      long before = of(monitor.snapshot().rss());
      monitor.begin();
      subject.ask("blip 64");
      CellMemory cell = monitor.end();
      monitor.begin();
      CellMemory next = monitor.end();

      assertThat(of(cell.peakRss()) - before).isCloseTo(64 * MB, within(MB));
      assertThat(cell.samples()).isEqualTo(2);
      assertThat(cell.timeLine()).allMatch(point -> point.rss() < before + 2 * MB);
      assertThat(cell.notes())
          .singleElement()
          .asString()
          .contains("after 2 samples, fewer than 20", "only the kernel's peak");
      assertThat(of(next.peakRss()) - before).isLessThan(2 * MB);
    }
  }

  @Test
  void countsAChildInTheTreeAndNotInItsParent() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      subject.ask("spawn " + String.join(" ", Subject.STEADY));
      subject.ask("child touch 1");
      subject.ask("child heap 1");
      ProcessState before = monitor.snapshot();
      monitor.begin();
      subject.ask("child touch 64");
      CellMemory cell = monitor.end();

      assertThat(of(before.processes())).isEqualTo(2);
      assertThat(of(cell.processes())).isEqualTo(2);
      assertThat(of(cell.treePeakAtLeast()) - of(before.treeRss())).isCloseTo(64 * MB, within(MB));
      assertThat(of(cell.treePeakAtMost()) - of(before.treeRss())).isCloseTo(64 * MB, within(MB));
      assertThat(of(cell.peakRss()) - of(before.rss())).isLessThan(MB);
      assertThat(of(before.treePss())).isLessThan(of(before.treeRss()));
    }
  }

  @Test
  void countsAChildThatComesAndGoesWithinACell() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid(), NEVER, Source.LINUX_PROC)) {
      monitor.begin();
      String child = subject.ask("spawn -Xmx64m");
      monitor.snapshot();
      subject.ask("child busy 500");
      subject.ask("reap");
      CellMemory cell = monitor.end();

      assertThat(of(cell.userTime()) + of(cell.systemTime()))
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(490));
      assertThat(reasonOf(cell.treePeakAtMost()))
          .isEqualTo("process " + child + " has ended before its peak could be read");
      assertThat(reasonOf(cell.voluntarySwitches())).contains("process " + child + " ended");
      assertThat(of(cell.peakRss())).isPositive();
    }
  }

  @Test
  void countsAProcessThatDoesNotDescendOnceItIsIncluded() throws Exception {
    try (Subject subject = Subject.steady();
        Subject other = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      other.ask("busy 300");
      long alone = of(monitor.snapshot().treeRss());
      monitor.begin();
      monitor.include(other.pid());
      other.ask("touch 64");
      CellMemory cell = monitor.end();
      ProcessState after = monitor.snapshot();

      assertThat(of(after.processes())).isEqualTo(2);
      assertThat(of(after.treeRss())).isGreaterThan(alone + 64 * MB);
      assertThat(of(cell.treePeakAtLeast())).isGreaterThan(alone + 64 * MB);
      assertThat(of(cell.userTime())).isLessThan(TimeUnit.MILLISECONDS.toNanos(300));
    }
  }

  @Test
  void countsTwoHundredThreadsAsTheKernelDoes() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      long before = of(monitor.snapshot().treeThreads());
      monitor.begin();
      subject.ask("threads 200");
      CellMemory cell = monitor.end();

      assertThat(of(cell.peakThreads()) - before).isEqualTo(200);
      assertThat(of(cell.voluntarySwitches())).isPositive();
    }
  }

  @Test
  void saysThatThreadsTookTheirSwitchesWithThem() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      subject.ask("threads 20");
      monitor.begin();
      subject.ask("end-threads");
      CellMemory cell = monitor.end();

      assertThat(reasonOf(cell.voluntarySwitches()))
          .matches("20 of \\d+ threads of process " + subject.pid() + " ended meanwhile, .*");
      assertThat(reasonOf(cell.involuntarySwitches())).contains("20 of");
    }
  }

  @Test
  void countsWhatWaitsAsVoluntarySwitches() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      subject.ask("naps 10");
      monitor.begin();
      subject.ask("naps 500");
      CellMemory cell = monitor.end();

      assertThat(of(cell.voluntarySwitches())).isBetween(500L, 1_000L);
    }
  }

  @Test
  void agreesWithTheProcessOnItsProcessorTime() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      subject.ask("busy 10");
      monitor.begin();
      long own = Long.parseLong(subject.ask("busy 1000"));
      CellMemory cell = monitor.end();

      assertThat(of(cell.userTime()) + of(cell.systemTime()))
          .isCloseTo(own, within(TimeUnit.MILLISECONDS.toNanos(50)));
    }
  }

  @Test
  void saysThatAProcessHasEnded() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      String ended = "process " + subject.pid() + " has ended";
      monitor.begin();
      subject.kill();
      CellMemory cell = monitor.end();
      ProcessState state = monitor.snapshot();
      monitor.begin();
      CellMemory next = monitor.end();

      assertThat(reasonOf(cell.peakRss())).startsWith(ended);
      assertThat(reasonOf(cell.treePeakAtMost())).startsWith(ended);
      assertThat(reasonOf(cell.userTime())).isEqualTo(ended);
      assertThat(reasonOf(cell.voluntarySwitches())).isEqualTo(ended);
      assertThat(of(cell.treePeakAtLeast())).isGreaterThan(128 * MB);
      assertThat(reasonOf(state.processes())).isEqualTo(ended);
      assertThat(reasonOf(state.treeRss())).isEqualTo(ended);
      assertThat(reasonOf(state.treePss())).isEqualTo(ended);
      assertThat(reasonOf(state.treeThreads())).isEqualTo(ended);
      assertThat(reasonOf(next.treePeakAtLeast())).isEqualTo(ended);
      assertThat(reasonOf(next.peakThreads())).isEqualTo(ended);
    }
  }

  @Test
  void saysThatAProcessWasNeverThere() throws Exception {
    Subject subject = Subject.steady();
    subject.close();
    try (ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      monitor.begin();

      assertThat(reasonOf(monitor.end().peakRss())).contains(subject.pid() + " has ended");
      assertThat(reasonOf(monitor.snapshot().rss())).contains(subject.pid() + " has ended");
    }
  }

  @Test
  void keepsWorkingWhenTheThreadThatCallsIsInterrupted() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      Thread.currentThread().interrupt();
      try {
        monitor.begin();
        assertThat(of(monitor.end().peakRss())).isPositive();
      } finally {
        Thread.interrupted();
      }
      monitor.begin();

      assertThat(of(monitor.end().peakRss())).isPositive();
      assertThat(of(monitor.snapshot().treePss())).isPositive();
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> ProcessMonitor.open(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pid 0: accepted is the number of a process, at least 1");
    assertThatThrownBy(() -> ProcessMonitor.open(1, Duration.ZERO, Source.best()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("period PT0S: accepted is at least PT0.001S");
    try (ProcessMonitor monitor = ProcessMonitor.open(ProcessHandle.current().pid())) {
      assertThatThrownBy(monitor::end)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("end: no cell was begun");
    }
  }
}
