package dev.poolbench.core.memory;

import java.io.IOException;

/** Names where the figures of another process come from. */
public enum Source {
  /** The files of the process in {@code /proc}, on Linux. */
  LINUX_PROC {
    @Override
    ProcessProbe probe(long pid) throws IOException {
      return LinuxProbe.open(pid);
    }
  },
  /** The library OSHI, on any system that it knows. */
  OSHI {
    @Override
    ProcessProbe probe(long pid) throws IOException {
      return OshiProbe.open(pid);
    }
  };

  /**
   * Returns the source that tells most on this system.
   *
   * @return {@link #LINUX_PROC} where there is one, or else {@link #OSHI}
   */
  public static Source best() {
    return LinuxConstants.areKnown() ? LINUX_PROC : OSHI;
  }

  abstract ProcessProbe probe(long pid) throws IOException;
}
