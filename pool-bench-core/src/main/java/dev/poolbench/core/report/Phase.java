package dev.poolbench.core.report;

import java.util.Locale;

/** Names the phases of a pool's life, each timed apart. */
public enum Phase {
  /** From the start of the JVM until it can be told what to measure. */
  START,
  /** {@link dev.poolbench.api.PoolAdapter#open}. */
  OPEN,
  /** The first job, with whatever the pool puts off until then. */
  FIRST_JOB,
  /** All warm-up iterations. */
  WARM_UP,
  /** The measurement iterations of a job count. */
  RUN,
  /** {@link dev.poolbench.api.Pool#close}. */
  CLOSE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
