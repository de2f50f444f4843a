package dev.poolbench.core.measure;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does job sets on an open pool to see what becomes of each job, with the accounting of a series
 * but without its timing; used by the thread that uses the pool.
 */
public final class Trial implements AutoCloseable {
  private final Pool pool;
  private final Workload workload;
  private final WorkloadSpec spec;
  private final int workers;
  private final Duration timeout;
  private final Watch watch;
  private final StragglerCounts stragglers = new StragglerCounts();

  /**
   * Makes a trial.
   *
   * @param pool the pool
   * @param workload what the jobs do, opened
   * @param spec what to rebuild the workload from
   * @param workers how many workers the pool has
   * @param timeout how long it may go on without a job being done
   */
  public Trial(Pool pool, Workload workload, WorkloadSpec spec, int workers, Duration timeout) {
    this.pool = pool;
    this.workload = workload;
    this.spec = spec;
    this.workers = workers;
    this.timeout = timeout;
    this.watch = new Watch(timeout, () -> false, () -> {}, (phase, jobs, dump) -> {});
  }

  /**
   * Hands a job set over and waits for it.
   *
   * @param dispatch how
   * @param jobs how many jobs, from 0 up
   * @return what became of them
   */
  public Measurement run(Dispatch dispatch, int jobs) {
    SeriesRequest request =
        new SeriesRequest(
            new PoolSpec("trial", Map.of()),
            workers,
            Optional.of(spec),
            dispatch,
            List.of(jobs),
            1,
            Duration.ZERO,
            Duration.ZERO,
            timeout,
            false,
            CleanUpSettings.defaults(),
            false,
            Reference.of(workload, List.of(jobs), () -> {}).checksums());
    return new JobSets(request, pool, workload, watch, stragglers).measure(Phase.RUN, jobs, 0, 1);
  }

  /**
   * Hands jobs over one by one, without waiting for them.
   *
   * @param jobs how many jobs
   * @return what tells how far they are
   * @throws InterruptedException if no job was taken for too long
   */
  public Handed handOver(int jobs) throws InterruptedException {
    Batch batch = new Batch(workload, spec, jobs, stragglers.of(jobs, 0));
    watch.enter(Phase.RUN, jobs);
    watch.follow(batch);
    try {
      new Dispatcher(pool, Dispatch.each(), workers, watch::isInterrupted).handOver(batch);
    } finally {
      watch.leave();
    }
    return new Handed(batch);
  }

  /** Tells how far jobs are that were handed over. */
  public static final class Handed {
    private final Batch batch;

    private Handed(Batch batch) {
      this.batch = batch;
    }

    /**
     * Ends the accounting of these jobs.
     *
     * @return what became of them until now
     */
    public JobCounts counts() {
      return batch.close(0).counts();
    }
  }

  /**
   * Returns what turned up after the job set it belongs to, since the last call.
   *
   * @return how many jobs were repeated or late
   */
  public JobCounts stragglers() {
    JobCounts[] sum = {JobCounts.NONE};
    stragglers.tell(
        event -> {
          if (event instanceof SeriesEvent.Straggled straggled) {
            sum[0] = sum[0].plus(straggled.counts());
          }
        });
    return sum[0];
  }

  @Override
  public void close() {
    watch.close();
  }
}
