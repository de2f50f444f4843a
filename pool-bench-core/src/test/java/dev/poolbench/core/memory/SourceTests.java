package dev.poolbench.core.memory;

import static dev.poolbench.core.memory.ProcessMonitorTests.of;
import static dev.poolbench.core.memory.ProcessMonitorTests.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "needs a system that both sources know")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SourceTests {
  private static final long MB = 1 << 20;
  private static final Duration PERIOD = Duration.ofMillis(10);

  @Test
  void agreeOnAProcess() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor linux = ProcessMonitor.open(subject.pid(), PERIOD, Source.LINUX_PROC);
        ProcessMonitor oshi = ProcessMonitor.open(subject.pid(), PERIOD, Source.OSHI)) {
      subject.ask("spawn " + String.join(" ", Subject.STEADY));
      subject.ask("child touch 1");
      ProcessState byLinux = linux.snapshot();
      ProcessState byOshi = oshi.snapshot();

      assertThat(of(byOshi.rss())).isCloseTo(of(byLinux.rss()), within(MB));
      assertThat(of(byOshi.treeRss())).isCloseTo(of(byLinux.treeRss()), within(2 * MB));
      assertThat(byOshi.treeThreads().asLong()).isEqualTo(byLinux.treeThreads().asLong());
      assertThat(of(byOshi.processes())).isEqualTo(2);
      assertThat(of(byOshi.userTime()))
          .isCloseTo(of(byLinux.userTime()), within(TimeUnit.MILLISECONDS.toNanos(50)));
      assertThat(((Figure.Measured) byOshi.rss()).source()).isEqualTo("OSHI");
      assertThat(reasonOf(byOshi.treePss())).isEqualTo("OSHI does not tell PSS and swap");
    }
  }

  @Test
  void agreeOnWhatACellTook() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor linux = ProcessMonitor.open(subject.pid(), PERIOD, Source.LINUX_PROC);
        ProcessMonitor oshi = ProcessMonitor.open(subject.pid(), PERIOD, Source.OSHI)) {
      linux.begin();
      oshi.begin();
      subject.ask("touch 64");
      subject.ask("threads 20");
      subject.ask("busy 300");
      CellMemory byOshi = oshi.end();
      CellMemory byLinux = linux.end();

      assertThat(of(byOshi.peakRss())).isCloseTo(of(byLinux.peakRss()), within(MB));
      assertThat(byOshi.peakThreads().asLong()).isEqualTo(byLinux.peakThreads().asLong());
      assertThat(of(byOshi.userTime()))
          .isCloseTo(of(byLinux.userTime()), within(TimeUnit.MILLISECONDS.toNanos(50)));
      assertThat(byOshi.notes())
          .anyMatch(note -> note.contains("only that of the samples: OSHI does not tell"));
      assertThat(reasonOf(byOshi.treePeakAtMost())).contains("OSHI does not tell");
      assertThat(reasonOf(byOshi.voluntarySwitches())).contains("OSHI does not tell");
    }
  }

  @Test
  void sayThatAProcessHasEnded() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor oshi = ProcessMonitor.open(subject.pid(), PERIOD, Source.OSHI)) {
      oshi.begin();
      subject.kill();

      assertThat(reasonOf(oshi.end().peakRss())).contains("has ended");
      assertThat(reasonOf(oshi.snapshot().treeRss())).contains("has ended");
    }
  }

  @Test
  void includeTheBestOfThisSystem() {
    assertThat(Source.best()).isEqualTo(Source.LINUX_PROC);
  }
}
