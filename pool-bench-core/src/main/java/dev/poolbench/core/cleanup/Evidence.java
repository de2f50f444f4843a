package dev.poolbench.core.cleanup;

/**
 * Names one thing that a check has found.
 *
 * @param what the thing in a line, such as {@code thread "pool-1-thread-1", WAITING, not a daemon}
 * @param detail what goes with it, such as its stack; empty if there is nothing
 */
public record Evidence(String what, String detail) {

  /** Returns what was found, without the detail. */
  @Override
  public String toString() {
    return what;
  }
}
