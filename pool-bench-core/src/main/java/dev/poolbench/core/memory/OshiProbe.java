package dev.poolbench.core.memory;

import java.io.IOException;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** Asks OSHI of a process, which knows many systems but less of each. */
final class OshiProbe implements ProcessProbe {
  private static final long MILLISECOND = 1_000_000L;

  private final OSProcess process;
  private final long started;

  private OshiProbe(OSProcess process) {
    this.process = process;
    this.started = process.getStartTime();
  }

  static OshiProbe open(long pid) throws IOException {
    OSProcess process;
    try {
      process = Holder.OPERATING_SYSTEM.getProcess(Math.toIntExact(pid));
    } catch (LinkageError | RuntimeException e) {
      throw new IOException("OSHI cannot be used: " + e, e);
    }
    if (process == null) {
      throw new IOException(ProcessProbe.ended(pid));
    }
    return new OshiProbe(process);
  }

  @Override
  public long pid() {
    return process.getProcessID();
  }

  @Override
  public long rss() throws IOException {
    update();
    return process.getResidentMemory();
  }

  @Override
  public int threads() throws IOException {
    update();
    return process.getThreadCount();
  }

  @Override
  public CpuTime cpuTime() throws IOException {
    update();
    return new CpuTime(
        process.getUserTime() * MILLISECOND,
        process.getKernelTime() * MILLISECOND,
        process.getParentProcessID(),
        false);
  }

  @Override
  public long cpuTimeResolution() {
    return MILLISECOND;
  }

  @Override
  public long peakRss() throws IOException {
    throw untold("the kernel's peak");
  }

  @Override
  public void resetPeakRss() throws IOException {
    throw untold("the kernel's peak");
  }

  @Override
  public Pages pages() throws IOException {
    throw untold("PSS and swap");
  }

  @Override
  public Switches switches() throws IOException {
    throw untold("the context switches of all threads");
  }

  @Override
  public void close() {
    // Holds nothing open.
  }

  private void update() throws IOException {
    boolean there;
    try {
      there =
          process.updateAttributes()
              && process.getState() != OSProcess.State.ZOMBIE
              && process.getStartTime() == started;
    } catch (RuntimeException e) {
      throw new IOException("OSHI failed: " + e, e);
    }
    if (!there) {
      throw new IOException(ProcessProbe.ended(pid()));
    }
  }

  private static IOException untold(String what) {
    return new IOException("OSHI does not tell " + what);
  }

  /** Loads OSHI and its native part only where it is used. */
  private static final class Holder {
    static final OperatingSystem OPERATING_SYSTEM = new SystemInfo().getOperatingSystem();
  }
}
