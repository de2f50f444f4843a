package dev.poolbench.core.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts what became of the jobs of a batch; each job is in exactly one of the first five counts
 * after {@code handedOver}.
 *
 * @param handedOver how many jobs there were
 * @param completed how many returned a result
 * @param failed how many threw
 * @param refused how many the pool did not take
 * @param lost how many the pool took but had not started when it stopped making progress
 * @param unfinished how many were still being done when the pool stopped making progress
 * @param repeated how many were started, or answered, once more than they should
 * @param late how many of those lost or unfinished were started or done afterwards
 * @param wrong how many of those completed returned another result than expected
 */
public record JobCounts(
    long handedOver,
    long completed,
    long failed,
    long refused,
    long lost,
    long unfinished,
    long repeated,
    long late,
    long wrong) {

  /** Holds the counts of no jobs. */
  public static final JobCounts NONE = new JobCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Tells whether every job was done once, in time, with the right result.
   *
   * @return whether all are completed and none is repeated, late or wrong
   */
  public boolean isClean() {
    return completed == handedOver && repeated == 0 && late == 0 && wrong == 0;
  }

  /**
   * Adds counts.
   *
   * @param other what to add
   * @return the sums
   */
  public JobCounts plus(JobCounts other) {
    return new JobCounts(
        handedOver + other.handedOver,
        completed + other.completed,
        failed + other.failed,
        refused + other.refused,
        lost + other.lost,
        unfinished + other.unfinished,
        repeated + other.repeated,
        late + other.late,
        wrong + other.wrong);
  }

  /** Returns the counts that are not as they should be, such as {@code 3 of 100 jobs lost}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    add(parts, failed, "failed");
    add(parts, refused, "refused");
    add(parts, lost, "lost");
    add(parts, unfinished, "unfinished");
    add(parts, repeated, "repeated");
    add(parts, late, "late");
    add(parts, wrong, "wrong");
    return parts.isEmpty()
        ? "%d jobs done".formatted(completed)
        : "of %d jobs %s".formatted(handedOver, String.join(", ", parts));
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
