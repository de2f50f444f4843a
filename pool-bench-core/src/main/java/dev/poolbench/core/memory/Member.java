package dev.poolbench.core.memory;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Is a process of a tree, with what is known of it in the current cell; of one cell at a time. */
final class Member {
  private final ProcessProbe probe;
  private final Reading<ProcessProbe.CpuTime> cpuWhenFound;

  private long rss;
  private long greatestRss;
  private int threads;
  private @Nullable String end;

  private @Nullable String notReset;
  private long peakBefore;
  private @Nullable Reading<ProcessProbe.CpuTime> cpuBefore;
  private @Nullable Reading<ProcessProbe.Switches> switchesBefore;

  Member(ProcessProbe probe) {
    this.probe = probe;
    this.cpuWhenFound = Reading.of(probe::cpuTime);
  }

  ProcessProbe probe() {
    return probe;
  }

  long pid() {
    return probe.pid();
  }

  long rss() {
    return rss;
  }

  long greatestRss() {
    return greatestRss;
  }

  int threads() {
    return threads;
  }

  /** Reads its resident memory, and perhaps its threads; tells whether it was still there. */
  boolean sample(boolean withThreads) {
    try {
      rss = probe.rss();
      greatestRss = Math.max(greatestRss, rss);
      if (withThreads || threads == 0) {
        threads = probe.threads();
      }
      return true;
    } catch (IOException e) {
      end = Reading.failed(e).reason();
      rss = 0;
      threads = 0;
      return false;
    }
  }

  /** Begins a cell. */
  void begin() {
    greatestRss = 0;
    switchesBefore = Reading.of(probe::switches);
    cpuBefore = Reading.of(probe::cpuTime);
    notReset = null;
    try {
      probe.resetPeakRss();
    } catch (IOException e) {
      notReset = Reading.failed(e).reason();
      Long before = Reading.of(probe::peakRss).value();
      peakBefore = before == null ? Long.MAX_VALUE : before;
    }
  }

  /** Tells whether the kernel keeps the peak since the cell has begun. */
  boolean isPeakKept() {
    return !isNew() && notReset == null;
  }

  /** Tells whether it came after the cell had begun. */
  private boolean isNew() {
    return cpuBefore == null;
  }

  /** Returns what it had when the cell began: nothing if it came later. */
  Reading<ProcessProbe.CpuTime> cpuBefore() {
    if (cpuBefore != null) {
      return cpuBefore;
    }
    ProcessProbe.CpuTime found = cpuWhenFound.value();
    return found == null
        ? cpuWhenFound
        : new Reading<>(new ProcessProbe.CpuTime(0, 0, found.parent(), found.withChildren()), null);
  }

  Reading<ProcessProbe.Switches> switchesBefore() {
    return switchesBefore == null
        ? new Reading<>(new ProcessProbe.Switches(0, 0, Set.of()), null)
        : switchesBefore;
  }

  /**
   * Returns the kernel's peak in this cell. One that could not be reset is of this cell all the
   * same if it has risen meanwhile, or if the process began within it.
   */
  Reading<Long> kernelPeak() {
    if (end != null) {
      return new Reading<>(null, end + " before its peak could be read");
    }
    Reading<Long> peak = Reading.of(probe::peakRss);
    boolean known =
        peak.value() != null && (isNew() || notReset == null || peak.value() > peakBefore);
    return known || peak.value() == null
        ? peak
        : new Reading<>(null, "the kernel's peak could not be reset: " + notReset);
  }
}
