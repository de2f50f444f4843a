package dev.poolbench.core.report;

import java.util.Optional;

/**
 * Tells why a series ended before its plan did, or why its pool could not be closed.
 *
 * @param phase what was going on
 * @param jobs the job count, where the phase has one
 * @param message what happened, in a sentence
 * @param detail the stack trace or the thread dump that goes with it, empty if there is none
 * @param log the tail of what the JVM, the adapter and the jobs printed, empty if there is none
 */
public record Failure(
    Phase phase, Optional<Integer> jobs, String message, String detail, String log) {

  /** Returns the message with the phase. */
  @Override
  public String toString() {
    return jobs.map(count -> "%s of %d jobs: %s".formatted(phase, count, message))
        .orElseGet(() -> phase + ": " + message);
  }
}
