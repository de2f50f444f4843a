package dev.poolbench.core.measure;

import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.WarmUp;

/** Is what a series tells while it goes on, each as soon as it is known. */
public sealed interface SeriesEvent {

  /**
   * A phase begins.
   *
   * @param phase the phase
   * @param jobs the job count, or 0 for a phase that has none
   */
  record Started(Phase phase, int jobs) implements SeriesEvent {}

  /**
   * A phase has ended.
   *
   * @param phase the phase
   * @param nanos how long it took, in nanoseconds
   */
  record Finished(Phase phase, long nanos) implements SeriesEvent {}

  /**
   * The warm-up has ended.
   *
   * @param warmUp how it went
   */
  record WarmedUp(WarmUp warmUp) implements SeriesEvent {}

  /**
   * A measurement was made.
   *
   * @param measurement the measurement
   */
  record Measured(Measurement measurement) implements SeriesEvent {}

  /**
   * Jobs of an earlier measurement have turned up.
   *
   * @param jobs the job count of the measurement
   * @param iteration its iteration
   * @param counts how many jobs were repeated and how many late
   */
  record Straggled(int jobs, int iteration, JobCounts counts) implements SeriesEvent {}

  /**
   * The pool cannot do this, and says so.
   *
   * @param reason why
   */
  record Refused(String reason) implements SeriesEvent {}

  /**
   * The series cannot go on, or its pool could not be closed.
   *
   * @param failure what happened
   */
  record Failed(Failure failure) implements SeriesEvent {}

  /** The series is still alive; comes about once a second. */
  record Alive() implements SeriesEvent {}

  /** The series is over: nothing comes after this. */
  record Done() implements SeriesEvent {}
}
