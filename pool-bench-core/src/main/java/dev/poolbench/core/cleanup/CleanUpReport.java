package dev.poolbench.core.cleanup;

import dev.poolbench.core.memory.Figure;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Holds the verdicts of all checks, and the figures that have none.
 *
 * @param checks a check of each kind, in the order of {@link CheckKind}
 * @param heapRetained how much more live heap there is than before, in bytes; may be negative
 * @param rssRetained how much more memory outside the Java heap is resident than before, in bytes;
 *     may be negative, and has no verdict: the compiler, the allocator and first use move it by
 *     megabytes with nothing leaked
 * @param closeNanos how long closing took, in nanoseconds
 * @param waitedNanos how long it was waited, after close, for what was on its way out, in
 *     nanoseconds
 */
public record CleanUpReport(
    List<CleanUpCheck> checks,
    Figure heapRetained,
    Figure rssRetained,
    Figure closeNanos,
    long waitedNanos) {

  /**
   * Copies the list.
   *
   * @param checks a check of each kind
   * @param heapRetained how much more live heap there is than before, in bytes
   * @param rssRetained how much more memory outside the Java heap is resident, in bytes
   * @param closeNanos how long closing took, in nanoseconds
   * @param waitedNanos how long it was waited after close, in nanoseconds
   */
  public CleanUpReport {
    checks = List.copyOf(checks);
  }

  /**
   * Tells whether no check has found a leak; what could not be checked does not count.
   *
   * @return whether {@link #leaks} is empty
   */
  public boolean clean() {
    return leaks().isEmpty();
  }

  /**
   * Returns the checks that have found a leak.
   *
   * @return them, empty if there is none
   */
  public List<CleanUpCheck> leaks() {
    return checks.stream().filter(check -> check.verdict() == Verdict.LEAKED).toList();
  }

  /**
   * Returns the check of a kind.
   *
   * @param kind what was checked
   * @return the check
   */
  public CleanUpCheck check(CheckKind kind) {
    return checks.stream().filter(check -> check.kind() == kind).findFirst().orElseThrow();
  }

  /** Returns the verdicts and the figures, a line each. */
  @Override
  public String toString() {
    return checks.stream().map(check -> check + "\n").collect(Collectors.joining())
        + "heap retained: %s%nrss retained: %s%nclose: %s%nwaited after close: %s"
            .formatted(
                text(heapRetained, Units::bytes),
                text(rssRetained, Units::bytes),
                text(closeNanos, Units::time),
                Units.time(waitedNanos));
  }

  private static String text(Figure figure, LongFunction<String> format) {
    return figure instanceof Figure.Measured measured
        ? format.apply(measured.value())
        : figure.toString();
  }
}
