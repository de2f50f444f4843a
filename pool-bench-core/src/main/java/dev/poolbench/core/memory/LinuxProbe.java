package dev.poolbench.core.memory;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the files of a process in {@code /proc}.
 *
 * <p>What is read at each sample stays open. What is read at the boundaries of phases is opened
 * anew, and believed only if the process is still there afterwards, so that no other process of the
 * same number is taken for it.
 */
final class LinuxProbe implements ProcessProbe {
  private static final byte[] THREADS = ProcFile.key("Threads");
  private static final byte[] PEAK = ProcFile.key("VmHWM");
  private static final byte[] RSS = ProcFile.key("Rss");
  private static final byte[] PSS = ProcFile.key("Pss");
  private static final byte[] SWAP = ProcFile.key("Swap");
  private static final byte[] VOLUNTARY = ProcFile.key("voluntary_ctxt_switches");
  private static final byte[] INVOLUNTARY = ProcFile.key("nonvoluntary_ctxt_switches");

  private static final int PARENT = 1;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int CHILDREN_USER_TICKS = 13;
  private static final int CHILDREN_SYSTEM_TICKS = 14;

  private final long pid;
  private final ProcFile statm;
  private final ProcFile status;

  private LinuxProbe(long pid, ProcFile statm, ProcFile status) {
    this.pid = pid;
    this.statm = statm;
    this.status = status;
  }

  static LinuxProbe open(long pid) throws IOException {
    ProcFile statm = fileOf(pid, "statm");
    try {
      return new LinuxProbe(pid, statm, fileOf(pid, "status"));
    } catch (IOException e) {
      statm.close();
      throw e;
    }
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public long rss() throws IOException {
    read(statm);
    if (statm.number(0) <= 0) {
      throw new IOException(ProcessProbe.ended(pid));
    }
    return statm.number(1) * LinuxConstants.PAGE_SIZE;
  }

  @Override
  public int threads() throws IOException {
    read(status);
    return (int) told(status, THREADS, "status");
  }

  @Override
  public long peakRss() throws IOException {
    read(status);
    return told(status, PEAK, "status") << 10;
  }

  @Override
  public void resetPeakRss() throws IOException {
    rss();
    try (FileOutputStream out = new FileOutputStream("/proc/%d/clear_refs".formatted(pid))) {
      out.write('5');
    } catch (IOException e) {
      throw reason(e, "clear_refs");
    }
  }

  @Override
  public Pages pages() throws IOException {
    try (ProcFile rollup = fileOf(pid, "smaps_rollup")) {
      read(rollup);
      rss();
      return new Pages(
          told(rollup, RSS, "smaps_rollup") << 10,
          told(rollup, PSS, "smaps_rollup") << 10,
          told(rollup, SWAP, "smaps_rollup") << 10);
    }
  }

  /** A process that has ended but was not yet waited for still tells its time. */
  @Override
  public CpuTime cpuTime() throws IOException {
    try (ProcFile stat = fileOf(pid, "stat")) {
      read(stat);
      read(statm);
      return new CpuTime(
          ticks(stat, USER_TICKS) + ticks(stat, CHILDREN_USER_TICKS),
          ticks(stat, SYSTEM_TICKS) + ticks(stat, CHILDREN_SYSTEM_TICKS),
          stat.numberAfterName(PARENT),
          true);
    }
  }

  private static long ticks(ProcFile stat, int place) {
    return stat.numberAfterName(place) * LinuxConstants.NANOS_A_TICK;
  }

  @Override
  public long cpuTimeResolution() {
    return LinuxConstants.NANOS_A_TICK;
  }

  /** Sums over the threads: the process's own {@code status} counts those of its first thread. */
  @Override
  public Switches switches() throws IOException {
    long voluntary = 0;
    long involuntary = 0;
    Set<Long> threads = new HashSet<>();
    for (long thread : threadIds(pid)) {
      try (ProcFile file = new ProcFile("/proc/%d/task/%d/status".formatted(pid, thread))) {
        file.read();
        voluntary += told(file, VOLUNTARY, "task/*/status");
        involuntary += told(file, INVOLUNTARY, "task/*/status");
        threads.add(thread);
      } catch (IOException e) {
        // It ended just now, which is found when the threads of both ends of a cell are compared.
      }
    }
    rss();
    if (threads.isEmpty()) {
      throw new IOException("/proc/%d/task/*/status tells no context switches".formatted(pid));
    }
    return new Switches(voluntary, involuntary, threads);
  }

  /** Returns the threads of a process; none if it has ended. */
  static long[] threadIds(long pid) {
    String[] names = new File("/proc/%d/task".formatted(pid)).list();
    return names == null ? new long[0] : Arrays.stream(names).mapToLong(Long::parseLong).toArray();
  }

  @Override
  public void close() {
    for (ProcFile file : new ProcFile[] {statm, status}) {
      try {
        file.close();
      } catch (IOException e) {
        // A file that was only read has nothing to lose.
      }
    }
  }

  private void read(ProcFile file) throws IOException {
    try {
      file.read();
    } catch (IOException e) {
      throw new IOException(ProcessProbe.ended(pid), e);
    }
  }

  private long told(ProcFile file, byte[] key, String name) throws IOException {
    long value = file.value(key);
    if (value == ProcFile.NONE) {
      rss();
      throw new IOException(
          "/proc/%d/%s has no %s"
              .formatted(pid, name, new String(key, 0, key.length - 1, StandardCharsets.US_ASCII)));
    }
    return value;
  }

  private static ProcFile fileOf(long pid, String name) throws IOException {
    try {
      return new ProcFile("/proc/%d/%s".formatted(pid, name));
    } catch (IOException e) {
      throw reasonOf(pid, e, name);
    }
  }

  private IOException reason(IOException e, String name) {
    return reasonOf(pid, e, name);
  }

  private static IOException reasonOf(long pid, IOException e, String name) {
    return e instanceof FileNotFoundException && !new File("/proc/" + pid).exists()
        ? new IOException(ProcessProbe.ended(pid), e)
        : new IOException("/proc/%d/%s cannot be used: %s".formatted(pid, name, e.getMessage()), e);
  }
}
