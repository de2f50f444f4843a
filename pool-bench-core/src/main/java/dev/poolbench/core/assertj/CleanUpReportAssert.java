package dev.poolbench.core.assertj;

import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.Unit;
import java.time.Duration;
import java.util.stream.Collectors;

/** Asserts on the verdicts of all clean-up checks; goes on to each by {@link #check}. */
public final class CleanUpReportAssert extends Outcome<CleanUpReportAssert, CleanUpReport> {

  CleanUpReportAssert(CleanUpReport actual, Undecided undecided) {
    super(actual, CleanUpReportAssert.class, undecided);
  }

  /**
   * Asserts that no check has found a leak. What was not checked does not count, unless it is all:
   * then nothing can be said.
   *
   * @return this
   */
  public CleanUpReportAssert hasNoLeaks() {
    isNotNull();
    if (!actual.clean()) {
      throw fails("left behind:%n%s".formatted(Evidences.of(actual.leaks())));
    }
    if (actual.checks().stream().allMatch(one -> one.verdict() == Verdict.NOT_CHECKED)) {
      undecided(
          "what is left behind is not available: "
              + actual.checks().stream()
                  .map(one -> one.kind() + ": " + one.reason())
                  .collect(Collectors.joining("; ")));
    }
    return this;
  }

  /**
   * Asserts that a check has found a leak.
   *
   * @param kind what was checked
   * @return this
   */
  public CleanUpReportAssert hasLeak(CheckKind kind) {
    check(kind).isLeaked();
    return this;
  }

  /**
   * Goes on to a check.
   *
   * @param kind what was checked
   * @return what asserts on the check
   */
  public CleanUpCheckAssert check(CheckKind kind) {
    isNotNull();
    return new CleanUpCheckAssert(actual.check(kind));
  }

  /**
   * Asserts how long closing took.
   *
   * @param most the most
   * @return this
   */
  public CleanUpReportAssert closesWithin(Duration most) {
    return atMost("close took", actual.closeNanos(), most.toNanos(), Unit.NANOSECONDS);
  }

  /**
   * Asserts how much more live heap there is than before.
   *
   * @param bytes the most, in bytes
   * @return this
   */
  public CleanUpReportAssert retainsHeapAtMost(long bytes) {
    return atMost("of live heap is retained", actual.heapRetained(), bytes, Unit.BYTES);
  }

  private CleanUpReportAssert atMost(String what, Figure figure, long most, Unit unit) {
    if (!(figure instanceof Figure.Measured measured)) {
      undecided("%s: %s".formatted(what, figure));
    } else if (measured.value() > most) {
      CleanUpCheck check = actual.check(unit == Unit.BYTES ? CheckKind.HEAP : CheckKind.CLOSE_TIME);
      throw fails(
          "%s: %s; accepted is at most %s (%s)%n%s"
              .formatted(
                  what,
                  Subjects.text(measured),
                  Subjects.number(most, unit),
                  measured.source(),
                  Evidences.of(check)));
    }
    return this;
  }
}
