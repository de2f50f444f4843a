package dev.poolbench.core.plan;

/** Says where a series is measured. */
public enum Isolation {
  /** In a JVM of its own, so that no pool inherits the heap and the warmth of another. */
  FORK,
  /**
   * In this JVM, one series after the other: quick, for tests of what is done rather than how fast;
   * the report is marked.
   */
  IN_PROCESS
}
