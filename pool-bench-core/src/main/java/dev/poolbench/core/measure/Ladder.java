package dev.poolbench.core.measure;

import dev.poolbench.api.Pool;
import dev.poolbench.api.Workload;
import dev.poolbench.core.memory.HeapMonitor;
import dev.poolbench.core.report.Climb;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.WarmUp;
import java.util.Collections;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures an open pool: its first job, its warm-up, and each job count.
 *
 * <p>If jobs were lost, it goes on with the next job count, up to three times; if a job is still
 * being done, the worker that does it is lost and nothing more is measured.
 */
final class Ladder {
  private static final int MOST_STALLS = 3;
  private static final long WARM_UP_ITERATION = 10_000_000L;
  private static final long SIZING = 10_000_000L;
  private static final double SLOWER_AFTER_A_COLLECTION = 4;

  private final SeriesRequest request;
  private final SeriesListener listener;
  private final BooleanSupplier stop;
  private final StragglerCounts stragglers;
  private final HeapMonitor heap;
  private final JobSets sets;
  private final @Nullable LatencyProbe probe;

  Ladder(
      SeriesRequest request,
      Pool pool,
      Workload workload,
      SeriesListener listener,
      BooleanSupplier stop,
      Watch watch,
      StragglerCounts stragglers,
      HeapMonitor heap,
      @Nullable LatencyProbe probe) {
    this.request = request;
    this.listener = listener;
    this.stop = stop;
    this.stragglers = stragglers;
    this.heap = heap;
    this.probe = probe;
    this.sets = new JobSets(request, pool, workload, watch, stragglers);
  }

  /** Does them all; returns whether the pool is idle, rather than stuck or to be stopped. */
  boolean climb() {
    return firstJob() && warmUp() && measureAll();
  }

  private boolean measureAll() {
    for (int jobs : request.jobCounts()) {
      if (!measure(jobs)) {
        return false;
      }
    }
    return true;
  }

  private boolean firstJob() {
    listener.accept(new SeriesEvent.Started(Phase.FIRST_JOB, 1));
    Measurement first = sets.measure(Phase.FIRST_JOB, 1, SeriesRunner.NO_ITERATION, 1);
    listener.accept(new SeriesEvent.Finished(Phase.FIRST_JOB, first.nanos()));
    return mayGoOn(Phase.FIRST_JOB, first);
  }

  private boolean warmUp() {
    int largest = Collections.max(request.jobCounts());
    int smallest =
        request.jobCounts().stream().filter(count -> count > 0).min(Integer::compare).orElse(0);
    WarmUpRule rule = new WarmUpRule(largest);
    long start = System.nanoTime();
    boolean clean = largest > 0;
    boolean goOn = true;
    int repeats = 1;
    listener.accept(new SeriesEvent.Started(Phase.WARM_UP, largest));
    while (clean
        && !rule.isSettled()
        && (rule.iterations() < 2 || System.nanoTime() - start < request.warmUpTime().toNanos())) {
      Measurement large = sets.measure(Phase.WARM_UP, largest, SeriesRunner.NO_ITERATION, repeats);
      rule.add(large.nanosPerJobSet(), large.repeats());
      repeats = JobSets.repeats(WARM_UP_ITERATION, large.nanosPerJobSet());
      goOn = mayGoOn(Phase.WARM_UP, large);
      clean = goOn && large.counts().isClean();
      if (clean && smallest < largest) {
        Measurement small = sets.measure(Phase.WARM_UP, smallest, SeriesRunner.NO_ITERATION, 1);
        goOn = mayGoOn(Phase.WARM_UP, small);
        clean = goOn && small.counts().isClean();
      }
    }
    long nanos = System.nanoTime() - start;
    listener.accept(
        new SeriesEvent.WarmedUp(new WarmUp(rule.iterations(), nanos, rule.isSettled())));
    listener.accept(new SeriesEvent.Finished(Phase.WARM_UP, nanos));
    return goOn;
  }

  /** Measures a job count, after unrecorded job sets that say how often to repeat it. */
  private boolean measure(int jobs) {
    System.gc(); // What the last job count left is not to be collected in this one.
    listener.accept(new SeriesEvent.Started(Phase.RUN, jobs));
    listener.accept(new SeriesEvent.CellBegins(jobs));
    long before = sets.jobsDone();
    heap.begin();
    Measurement last = size(jobs);
    tell(last, false);
    int repeats = repeats(last);
    if (probe != null) {
      probe.begin();
    }
    for (int i = 0; i < request.iterations() && last.counts().isClean(); i++) {
      if (probe == null) {
        last = sets.measure(Phase.RUN, jobs, i, repeats);
        repeats = repeats(last);
      } else {
        last = each(probe, jobs, i, repeats);
      }
      tell(last, true);
      tellStragglers();
    }
    listener.accept(new SeriesEvent.CellEnded(jobs, sets.jobsDone() - before, heap.end()));
    if (probe != null) {
      probe.latency(jobs).map(SeriesEvent.Timed::new).ifPresent(listener::accept);
    }
    if (request.inspecting()) {
      Climb climb = new Climb(jobs, sets.jobsDone(), heap.settle().live());
      listener.accept(new SeriesEvent.Climbed(climb));
    }
    return mayGoOn(Phase.RUN, last);
  }

  /**
   * Does the job set once and, unless it is a long one, some times more: the first of a cell, right
   * after a collection, takes up to three times as long as the next.
   *
   * <p>An iteration's repeats are settled before it begins, from these or from the iteration
   * before. One that went on until its time is over would end with a slow job set more often than
   * with a quick one, and look slower than it was.
   */
  private Measurement size(int jobs) {
    Measurement first = sets.measure(Phase.RUN, jobs, 0, 1);
    double mostNanos = SLOWER_AFTER_A_COLLECTION * request.iterationTime().toNanos();
    if (!first.counts().isClean() || first.nanos() > mostNanos) {
      return first;
    }
    Measurement second = sets.measure(Phase.RUN, jobs, 0, 1);
    return second.counts().isClean() && second.nanos() < SIZING
        ? sets.measure(Phase.RUN, jobs, 0, JobSets.repeats(SIZING, second.nanosPerJobSet()))
        : second;
  }

  private int repeats(Measurement before) {
    return JobSets.repeats(request.iterationTime().toNanos(), before.nanosPerJobSet());
  }

  /** Does the repeats of an iteration one by one, and takes the times of their jobs in between. */
  private Measurement each(LatencyProbe times, int jobs, int iteration, int repeats) {
    Measurement last = sets.measure(Phase.RUN, jobs, iteration, 1);
    for (int done = 1; done <= repeats && last.counts().isClean(); done++) {
      times.add(jobs);
      if (done < repeats) {
        last = sets.measure(Phase.RUN, jobs, iteration, 1);
      }
    }
    return last;
  }

  private void tell(Measurement made, boolean evenIfClean) {
    if (!stop.getAsBoolean() && (evenIfClean || !made.counts().isClean())) {
      listener.accept(new SeriesEvent.Measured(made));
    }
  }

  private void tellStragglers() {
    if (!stop.getAsBoolean()) {
      stragglers.tell(listener);
    }
  }

  private boolean mayGoOn(Phase phase, Measurement last) {
    tellStragglers();
    if (stop.getAsBoolean()) {
      return false;
    }
    boolean stuck = last.counts().unfinished() > 0;
    boolean lost = last.counts().lost() > 0;
    if (!stuck && (!lost || (sets.stalls() < MOST_STALLS && phase != Phase.FIRST_JOB))) {
      return true;
    }
    String why =
        stuck
            ? "a job is still being done after %s without progress: %s"
            : "jobs got lost, seen after %s without progress at most: %s";
    String dump = sets.lastStall().map(ThreadDump::text).orElse("");
    listener.accept(
        SeriesEvent.Failed.of(
            phase, last.jobs(), why.formatted(request.seconds(), last.counts()), dump));
    return false;
  }
}
