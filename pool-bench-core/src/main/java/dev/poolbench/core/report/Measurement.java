package dev.poolbench.core.report;

import java.util.Optional;

/**
 * Holds one measurement iteration: a job set that was handed over and waited for, once or several
 * times.
 *
 * @param jobs how many jobs the set has: the step of the ladder
 * @param iteration which iteration of this job count it was in its series, from 0
 * @param repeats how many times the job set was done, so that the iteration lasted long enough to
 *     be timed
 * @param nanos how long all repeats took together, from before the first hand-over until all jobs
 *     were done, in nanoseconds
 * @param counts what became of the jobs of all repeats
 * @param firstError what the first job that failed threw
 */
public record Measurement(
    int jobs,
    int iteration,
    int repeats,
    long nanos,
    JobCounts counts,
    Optional<JobError> firstError) {

  /**
   * Returns the time that the job set took once.
   *
   * @return nanoseconds
   */
  public double nanosPerJobSet() {
    return (double) nanos / repeats;
  }

  /**
   * Adds to the counts what came after the measurement was made.
   *
   * @param later the counts to add
   * @return a measurement otherwise like this
   */
  public Measurement plus(JobCounts later) {
    return new Measurement(jobs, iteration, repeats, nanos, counts.plus(later), firstError);
  }
}
