package dev.poolbench.core.memory;

import java.io.IOException;
import java.util.Set;

/**
 * Reads the figures of one process; not for two threads at once.
 *
 * <p>Whatever cannot be had throws an {@link IOException} whose message is the reason, in words for
 * the report.
 */
sealed interface ProcessProbe extends AutoCloseable permits LinuxProbe, OshiProbe {

  /** Holds the memory that is known by walking the pages: exact, but it takes milliseconds. */
  record Pages(long rss, long pss, long swap) {}

  /**
   * Holds processor time since the process began, in nanoseconds, with that of its children that it
   * has waited for, if {@code withChildren}.
   */
  record CpuTime(long user, long system, long parent, boolean withChildren) {}

  /** Holds the context switches of all threads, and which threads they are. */
  record Switches(long voluntary, long involuntary, Set<Long> threads) {}

  long pid();

  /** Returns the resident memory in bytes; fails if the process has ended. */
  long rss() throws IOException;

  /** Returns how many threads the kernel has. */
  int threads() throws IOException;

  /** Returns the kernel's peak of the resident memory since the last reset, in bytes. */
  long peakRss() throws IOException;

  void resetPeakRss() throws IOException;

  Pages pages() throws IOException;

  CpuTime cpuTime() throws IOException;

  /** Returns how finely {@link #cpuTime} is told, in nanoseconds. */
  long cpuTimeResolution();

  Switches switches() throws IOException;

  @Override
  void close();

  /** Returns the reason that is given when a process is gone. */
  static String ended(long pid) {
    return "process %d has ended".formatted(pid);
  }
}
