package dev.poolbench.core.report;

import java.util.Locale;

/** Names the moments of a pool's life at which its memory is read, while nothing runs. */
public enum Moment {
  /** Before the pool is opened, once garbage was collected. */
  BASELINE,
  /** When the pool is open and has been handed nothing. */
  OPEN,
  /** When the pool has done all its jobs and is idle, once garbage was collected. */
  IDLE,
  /** When the pool is closed and was checked for what it left, once garbage was collected. */
  CLOSED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
