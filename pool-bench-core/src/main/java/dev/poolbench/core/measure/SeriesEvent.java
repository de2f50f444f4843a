package dev.poolbench.core.measure;

import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapState;
import dev.poolbench.core.memory.ProcessState;
import dev.poolbench.core.report.Climb;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Latency;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.WarmUp;
import java.util.Optional;

/** Is what a series tells while it goes on, each as soon as it is known. */
public sealed interface SeriesEvent {

  /**
   * Tells whether the fork waits, after this event, until its host has dealt with it.
   *
   * @return whether it does
   */
  default boolean isAwaited() {
    return false;
  }

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
  record Failed(Failure failure) implements SeriesEvent {

    /**
     * Makes the event without a log.
     *
     * @param phase where it happened
     * @param jobs the job count, or 0 for a phase that has none
     * @param message what happened, in a sentence
     * @param detail a stack trace or thread dump, or empty
     * @return the event
     */
    static Failed of(Phase phase, int jobs, String message, String detail) {
      Optional<Integer> count = jobs == 0 ? Optional.empty() : Optional.of(jobs);
      return new Failed(new Failure(phase, count, message, detail, ""));
    }
  }

  /**
   * A moment of the pool's life has come at which nothing runs.
   *
   * @param moment the moment
   * @param heap what the heap has
   */
  record Reached(Moment moment, HeapState heap) implements SeriesEvent {
    @Override
    public boolean isAwaited() {
      return true;
    }
  }

  /**
   * The measurement of a job count is about to begin.
   *
   * @param jobs the job count
   */
  record CellBegins(int jobs) implements SeriesEvent {
    @Override
    public boolean isAwaited() {
      return true;
    }
  }

  /**
   * The measurement of a job count has ended.
   *
   * @param jobs the job count
   * @param jobsDone how many jobs were handed over since it began
   * @param heap what happened on the heap
   */
  record CellEnded(int jobs, long jobsDone, CellHeap heap) implements SeriesEvent {
    @Override
    public boolean isAwaited() {
      return true;
    }
  }

  /**
   * The pool that climbs the ladder is idle after a step.
   *
   * @param climb what it keeps
   */
  record Climbed(Climb climb) implements SeriesEvent {}

  /**
   * The jobs of a job count were timed each by itself.
   *
   * @param latency how long they waited and took
   */
  record Timed(Latency latency) implements SeriesEvent {}

  /**
   * The pool is closed, and was checked for what it left.
   *
   * @param report the verdicts
   */
  record CleanedUp(CleanUpReport report) implements SeriesEvent {}

  /**
   * The host has looked at the fork at a moment; made by the host.
   *
   * @param moment the moment
   * @param state what the process has
   */
  record Observed(Moment moment, ProcessState state) implements SeriesEvent {}

  /**
   * The host has sampled the fork while a job count was measured; made by the host.
   *
   * @param jobs the job count
   * @param memory what the process took
   * @param fixtureTime the processor time that the fixture of the workload used meanwhile
   */
  record Sampled(int jobs, CellMemory memory, Figure fixtureTime) implements SeriesEvent {}

  /** The series is still alive; comes about once a second. */
  record Alive() implements SeriesEvent {}

  /** The series is over: nothing comes after this. */
  record Done() implements SeriesEvent {}
}
