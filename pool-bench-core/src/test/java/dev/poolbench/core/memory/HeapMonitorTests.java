package dev.poolbench.core.memory;

import static dev.poolbench.core.memory.ProcessMonitorTests.of;
import static dev.poolbench.core.memory.ProcessMonitorTests.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The buffer of each thread counts as used whole, and is of megabytes in a young JVM: small ones
 * make known how much is used. G1 does not count the region that it allocates in.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HeapMonitorTests {
  private static final long MB = 1 << 20;
  private static final String SMALL_BUFFERS = "-XX:TLABSize=128k";
  private static final String OF_ONE_SIZE = "-XX:-ResizeTLAB";

  private static Subject watched(String... jvmArgs) throws Exception {
    Subject subject = Subject.start(jvmArgs);
    subject.ask("watch-heap");
    return subject;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UseG1GC", "UseSerialGC", "UseParallelGC", "UseZGC"})
  void seesSixtyFourMegabytesThatLive(String collector) throws Exception {
    try (Subject subject =
        watched(
            "-Xms512m",
            "-Xmx512m",
            SMALL_BUFFERS,
            OF_ONE_SIZE,
            "-XX:ActiveProcessorCount=2",
            "-XX:+" + collector)) {
      HeapState before = subject.askForState("settle");
      subject.ask("begin");
      subject.ask("heap 64");
      CellHeap cell = subject.askForCell();
      HeapState after = subject.askForState("settle");
      subject.ask("drop");
      HeapState dropped = subject.askForState("settle");

      // It counts whole pages of 2 MB, of which each processor has one open in each generation.
      long granule = collector.equals("UseZGC") ? 8 * MB : MB;
      assertThat(of(after.live()) - of(before.live())).isCloseTo(64 * MB, within(granule));
      assertThat(of(dropped.live())).isCloseTo(of(before.live()), within(granule));
      assertThat(of(cell.peakUsed()) - of(before.live()))
          .isBetween(64 * MB - 2 * granule, 64 * MB + 2 * granule);
    }
  }

  /** Each round begins at another place of the four collections of which one closes all gaps. */
  @Test
  void countsNoGapAsLiveThatTheSerialCollectorLeaves() throws Exception {
    try (Subject subject =
        watched("-Xms512m", "-Xmx512m", SMALL_BUFFERS, OF_ONE_SIZE, "-XX:+UseSerialGC")) {
      long before = of(subject.askForState("settle").live());
      for (int round = 0; round < 8; round++) {
        subject.ask("heap 8");
        subject.askForState("settle");
        subject.ask("drop");
        subject.ask("garbage 1");
        assertThat(of(subject.askForState("settle").live()) - before)
            .as("round %d", round)
            .isBetween(-MB / 4, MB / 4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UseG1GC", "UseSerialGC", "UseParallelGC"})
  void seesAPeakThatACollectionHasTakenAway(String collector) throws Exception {
    try (Subject subject =
        watched("-Xms256m", "-Xmx256m", SMALL_BUFFERS, OF_ONE_SIZE, "-XX:+" + collector)) {
      long most = collector.equals("UseG1GC") ? 66 * MB : 65 * MB;
      long least = collector.equals("UseG1GC") ? 62 * MB : 64 * MB;
      long before = of(subject.askForState("settle").live());
      subject.ask("begin");
      subject.ask("heap 64");
      subject.ask("drop");
      subject.ask("settle");
      CellHeap cell = subject.askForCell();
      subject.ask("begin");
      CellHeap next = subject.askForCell();

      assertThat(of(cell.peakUsed()) - before).isBetween(least, most);
      assertThat(of(cell.collections())).isPositive();
      assertThat(of(cell.collectionTime())).isPositive();
      assertThat(cell.timeLine()).hasSizeGreaterThan(2);
      assertThat(cell.timeLine()).anyMatch(point -> point.before() - before >= least);
      assertThat(cell.timeLine()).last().matches(point -> point.after() < 16 * MB);
      assertThat(reasonOf(cell.cycles())).contains("none counts cycles");
      assertThat(of(next.peakUsed()) - before).isLessThan(16 * MB);
      assertThat(of(next.collections())).isZero();
      assertThat(next.timeLine()).hasSize(2);
    }
  }

  @Test
  void countsTheCyclesOfAConcurrentCollector() throws Exception {
    try (Subject subject = watched("-Xmx256m", "-XX:+UseZGC")) {
      subject.ask("begin");
      HeapState state = subject.askForState("settle");
      CellHeap cell = subject.askForCell();

      assertThat(of(state.live())).isPositive();
      assertThat(of(cell.cycles())).isGreaterThanOrEqualTo(2);
      assertThat(of(cell.collections())).isGreaterThanOrEqualTo(of(cell.cycles()));
    }
  }

  @Test
  void countsWhatIsAllocated() throws Exception {
    try (Subject subject = watched("-Xms256m", "-Xmx256m")) {
      subject.ask("garbage 1");
      subject.ask("begin");
      subject.ask("garbage 512");
      CellHeap cell = subject.askForCell();

      assertThat(of(cell.allocated())).isCloseTo(512 * MB, within(MB));
      assertThat(of(cell.threadsEnded())).isZero();
    }
  }

  @Test
  void countsThePeakOfItsThreads() throws Exception {
    try (Subject subject = watched("-Xmx64m")) {
      subject.ask("begin");
      long before = of(subject.askForCell().peakThreads());
      subject.ask("begin");
      subject.ask("threads 50");
      CellHeap cell = subject.askForCell();

      assertThat(of(cell.peakThreads()) - before).isEqualTo(50);
      assertThat(of(cell.threadsEnded())).isZero();
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs the exact resident memory of /proc")
  void tellsWhatIsOutsideTheHeapFromWhatIsInIt() throws Exception {
    try (Subject subject = Subject.steady();
        ProcessMonitor monitor = ProcessMonitor.open(subject.pid())) {
      subject.ask("watch-heap");
      long before = of(monitor.snapshot().rss().minus(subject.askForState("settle").resident()));
      subject.ask("heap 64");
      long onTheHeap = of(monitor.snapshot().rss().minus(subject.askForState("settle").resident()));
      subject.ask("touch 64");
      long outside = of(monitor.snapshot().rss().minus(subject.askForState("settle").resident()));

      assertThat(before).isBetween(10 * MB, 100 * MB);
      assertThat(onTheHeap - before).isBetween(-MB, MB);
      assertThat(outside - onTheHeap).isCloseTo(64 * MB, within(MB));
    }
  }

  @Test
  void saysWhyTheHeapCannotBeToldFromTheRest() throws Exception {
    try (Subject subject = watched("-Xmx64m")) {
      assertThat(reasonOf(subject.askForState("read").resident()))
          .contains("-Xms and -Xmx of the same size and -XX:+AlwaysPreTouch");
    }
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_20, disabledReason = "a newer ZGC maps its heap once")
  void saysThatTheHeapIsMappedSeveralTimes() throws Exception {
    try (Subject subject = watched("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:+UseZGC")) {
      assertThat(reasonOf(subject.askForState("read").resident())).contains("three times");
    }
  }

  @Test
  void saysWhyItDoesNotKnowWhatIsLive() throws Exception {
    try (Subject subject = watched("-Xmx64m", "-XX:+UseSerialGC", "-XX:+DisableExplicitGC")) {
      assertThat(reasonOf(subject.askForState("settle").live()))
          .isEqualTo(
              "System.gc() collects nothing in this JVM, whose collectors are: "
                  + "Copy, MarkSweepCompact");
      assertThat(reasonOf(subject.askForState("read").live())).contains("no garbage was collected");
    }
  }

  @Test
  void awaitsNoCollectionThatWasBeforeIt() {
    System.gc();
    try (GarbageCollectors collectors = new GarbageCollectors((start, before, after) -> {})) {
      assertThat(collectors.awaitAll()).isTrue();
      System.gc();

      assertThat(collectors.awaitAll()).isTrue();
      assertThat(collectors.lastAfter()).isPresent();
    }
  }

  @Test
  void refusesToEndWhatWasNotBegun() {
    try (HeapMonitor monitor = HeapMonitor.open()) {
      assertThatThrownBy(monitor::end)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("end: no cell was begun");
    }
  }
}
