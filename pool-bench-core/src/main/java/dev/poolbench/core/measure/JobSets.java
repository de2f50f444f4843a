package dev.poolbench.core.measure;

import dev.poolbench.api.Pool;
import dev.poolbench.api.Workload;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.JobError;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does job sets on an open pool: times them, and says of each job what became of it. */
final class JobSets {
  private static final int MOST_REPEATS = 10_000;

  private final SeriesRequest request;
  private final Workload workload;
  private final Watch watch;
  private final StragglerCounts stragglers;
  private final Dispatcher dispatcher;

  private int stalls;
  private long jobsDone;
  private long firstJob;
  private @Nullable ThreadDump lastStall;

  JobSets(
      SeriesRequest request,
      Pool pool,
      Workload workload,
      Watch watch,
      StragglerCounts stragglers) {
    this.request = request;
    this.workload = workload;
    this.watch = watch;
    this.stragglers = stragglers;
    this.dispatcher =
        new Dispatcher(pool, request.dispatch(), request.workers(), watch::isInterrupted);
  }

  /** Does a job set as often as {@code repeats} says, or until one of them does not go well. */
  Measurement measure(Phase phase, int jobs, int iteration, int repeats) {
    Stragglers origin = stragglers.of(jobs, iteration);
    JobCounts counts = JobCounts.NONE;
    Optional<JobError> firstError = Optional.empty();
    long nanos = 0;
    int done = 0;
    watch.enter(phase, jobs, patience(jobs));
    while (done < repeats && counts.isClean()) {
      Batch batch = new Batch(workload, request.workload().orElse(null), jobs, origin);
      watch.follow(batch);
      long start = System.nanoTime();
      boolean over = handOverAndWait(batch);
      nanos += System.nanoTime() - start;
      watch.forgetStray();
      BatchResult result = batch.close(over ? 0 : jobsInside(jobs));
      done++;
      jobsDone += jobs;
      counts = counts.plus(result.counts());
      firstError = result.firstError();
      if (isWrong(result)) {
        return verify(new Measurement(jobs, iteration, done, nanos, counts, firstError));
      }
    }
    watch.leave();
    if (phase == Phase.FIRST_JOB) {
      firstJob = nanos;
    }
    return new Measurement(jobs, iteration, done, nanos, counts, firstError);
  }

  /**
   * Returns how much longer a chunk may take than a job: twice what the first job took for each.
   */
  private long patience(int jobs) {
    int others = request.dispatch().chunkFor(jobs, request.workers()) - 1;
    return (long) Math.min(Long.MAX_VALUE / 4.0, 2.0 * others * firstJob);
  }

  /** Returns how often a job set that takes so long is repeated to fill an iteration. */
  static int repeats(long atLeastNanos, double nanosPerJobSet) {
    double times = Math.ceil(atLeastNanos / Math.max(1, nanosPerJobSet));
    return (int) Math.max(1, Math.min(MOST_REPEATS, times));
  }

  /** Returns how many jobs were handed over until now. */
  long jobsDone() {
    return jobsDone;
  }

  int stalls() {
    return stalls;
  }

  Optional<ThreadDump> lastStall() {
    return Optional.ofNullable(lastStall);
  }

  private boolean handOverAndWait(Batch batch) {
    try {
      dispatcher.handOver(batch);
      if (!request.dispatch().waits()) {
        batch.await(watch::isInterrupted);
      }
      return true;
    } catch (InterruptedException e) {
      stalls++;
      lastStall = watch.leave();
      return false;
    }
  }

  private int jobsInside(int jobs) {
    int chunk = request.dispatch().chunkFor(jobs, request.workers());
    return lastStall == null ? 0 : lastStall.insideTasks() * chunk;
  }

  private boolean isWrong(BatchResult result) {
    Integer expected = request.checksums().get((int) result.counts().handedOver());
    return result.counts().isClean() && expected != null && expected != result.checksum();
  }

  /**
   * Does the job set once more, looking at each result, for the checksum says only that one is
   * wrong.
   */
  private Measurement verify(Measurement measured) {
    VerifyingWorkload verifying = new VerifyingWorkload(workload);
    Batch batch =
        new Batch(
            verifying,
            request.workload().orElse(null),
            measured.jobs(),
            stragglers.of(measured.jobs(), measured.iteration()));
    watch.follow(batch);
    batch.close(handOverAndWait(batch) ? 0 : jobsInside(measured.jobs()));
    watch.leave();
    int wrong = Math.max(1, verifying.wrong());
    JobError unseen =
        new JobError(
            0,
            WrongResultException.class.getName(),
            "the results do not add up to what is expected, though looked at one by one they do",
            "");
    return new Measurement(
        measured.jobs(),
        measured.iteration(),
        measured.repeats(),
        measured.nanos(),
        measured.counts().plus(new JobCounts(0, 0, 0, 0, 0, 0, 0, 0, wrong)),
        Optional.of(verifying.first().orElse(unseen)));
  }
}
