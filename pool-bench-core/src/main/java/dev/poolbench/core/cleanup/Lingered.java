package dev.poolbench.core.cleanup;

/**
 * Names one thing that was still there after close and went away by itself within the grace period.
 *
 * @param what the thing in a line
 * @param nanos how long after close it was first seen to be gone, in nanoseconds
 */
public record Lingered(String what, long nanos) {

  /** Returns the thing with its time. */
  @Override
  public String toString() {
    return "%s for %s".formatted(what, Units.time(nanos));
  }
}
