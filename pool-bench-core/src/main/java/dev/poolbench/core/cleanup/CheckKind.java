package dev.poolbench.core.cleanup;

import java.util.Locale;

/** Names what is checked. */
public enum CheckKind {
  /** Platform threads. */
  THREADS,
  /** Virtual threads, where the JDK can list them. */
  VIRTUAL_THREADS,
  /** Child processes and their own children. */
  PROCESSES,
  /** Open files, sockets and pipes. */
  FILES,
  /** Live heap retained. */
  HEAP,
  /** How long closing took. */
  CLOSE_TIME;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
