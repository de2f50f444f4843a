package dev.poolbench.core.assertj;

/**
 * Says what becomes of a test when nothing can be said: a figure is not available, or the
 * measurements are too noisy to tell.
 */
public enum Undecided {
  /** The test is aborted, as by an assumption that does not hold: neither passed nor failed. */
  ABORTS,
  /** The test fails. */
  FAILS,
  /** The test goes on. */
  PASSES
}
