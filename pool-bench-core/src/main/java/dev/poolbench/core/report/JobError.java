package dev.poolbench.core.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/**
 * Tells of the first job of a batch that failed.
 *
 * @param job the number of the job
 * @param type the name of the class that was thrown
 * @param message its message, empty if it has none
 * @param stackTrace its stack trace with its causes, cut after 4,000 characters
 */
public record JobError(long job, String type, String message, String stackTrace) {
  private static final int MOST = 4_000;

  /**
   * Makes the record of what a job threw.
   *
   * @param job the number of the job
   * @param error what it threw
   * @return the record
   */
  public static JobError of(long job, Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    String text = trace.toString();
    return new JobError(
        job,
        error.getClass().getName(),
        Objects.requireNonNullElse(error.getMessage(), ""),
        text.length() > MOST ? text.substring(0, MOST) + "..." : text);
  }

  /** Returns the job, the class and the message in a line. */
  @Override
  public String toString() {
    return message.isEmpty()
        ? "job %d: %s".formatted(job, type)
        : "job %d: %s: %s".formatted(job, type, message);
  }
}
