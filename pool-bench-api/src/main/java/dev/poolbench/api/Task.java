package dev.poolbench.api;

/**
 * Is handed to a pool at once: one job, or a chunk of consecutive jobs.
 *
 * <p>A pool in this JVM calls {@link #run()} once, from any of its threads. A pool whose workers
 * are elsewhere rebuilds the workload from {@link #workload()}, does the jobs {@link #from()} to
 * {@link #to()} there, and then calls {@link #complete} once or {@link #fail(Throwable)} once, from
 * any thread. What the thread that handed the task over wrote before is visible to the jobs of
 * {@code run}.
 *
 * <p>Implemented by the library only.
 */
public interface Task extends Runnable {

  /**
   * Returns the first job.
   *
   * @return the number of the first job, from 0 up
   */
  long from();

  /**
   * Returns the end of the jobs.
   *
   * @return the number after that of the last job
   */
  long to();

  /**
   * Does all jobs in order, records the result or the failure of each, and then rethrows, as it
   * was, what the first of them to fail threw.
   *
   * <p>A second call does no job and is recorded as a repeat.
   */
  @Override
  void run();

  /**
   * Returns what to rebuild the workload from where this JVM's objects cannot go.
   *
   * @return the id and the options of the workload
   * @throws UnsupportedOperationException if the workload was given as an object and so cannot be
   *     rebuilt
   */
  WorkloadSpec workload();

  /**
   * Ends this task with the results of its jobs, all done elsewhere.
   *
   * <p>The slot of a job for which {@link #fail(long, Throwable)} was called is ignored. A second
   * end is recorded as a repeat.
   *
   * @param results an array that holds the results; not kept
   * @param offset where in the array the result of job {@link #from()} is
   * @param length how many results there are; other than {@code to() - from()} fails all jobs
   * @throws IndexOutOfBoundsException if the array does not hold them; the task is not ended then
   */
  void complete(double[] results, int offset, int length);

  /**
   * Records that one job failed elsewhere; does not end this task.
   *
   * @param job the number of the job
   * @param error what it threw, or what tells of it
   * @throws IllegalArgumentException if the job is not of this task
   */
  void fail(long job, Throwable error);

  /**
   * Ends this task with the failure of every job, such as when the worker that had it died.
   *
   * @param error what happened
   */
  void fail(Throwable error);
}
