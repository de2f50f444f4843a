package dev.poolbench.core.measure;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Workload;
import dev.poolbench.core.cleanup.CleanUpBaseline;
import dev.poolbench.core.cleanup.CloseTime;
import dev.poolbench.core.memory.HeapMonitor;
import dev.poolbench.core.report.Climb;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.WarmUp;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one series from the opening of its pool to the closing, on the thread that calls it.
 *
 * <p>A pool that stops making progress is given {@link SeriesRequest#timeout()}. If jobs were lost,
 * the series goes on with the next job count, up to three times; if a job is still being done, the
 * worker that does it is lost and the series ends there.
 */
public final class SeriesRunner {
  /** Stands for the iteration of whatever is not a measurement iteration. */
  public static final int NO_ITERATION = -1;

  private static final int MOST_STALLS = 3;
  private static final long WARM_UP_ITERATION = 10_000_000L;

  private final SeriesRequest request;
  private final PoolAdapter adapter;
  private final Workload workload;
  private final SeriesListener listener;
  private final BooleanSupplier stop;
  private final Watch watch;
  private final StragglerCounts stragglers = new StragglerCounts();
  private final HeapMonitor heap = HeapMonitor.open();

  private SeriesRunner(
      SeriesRequest request,
      PoolAdapter adapter,
      Workload workload,
      SeriesListener listener,
      BooleanSupplier stop,
      Watch.Stuck stuck) {
    this.request = request;
    this.adapter = adapter;
    this.workload = workload;
    this.listener = listener;
    this.stop = stop;
    this.watch =
        new Watch(request.timeout(), stop, () -> listener.accept(new SeriesEvent.Alive()), stuck);
  }

  /**
   * Runs a series; returns when its pool is closed, whatever happened before.
   *
   * @param request what to measure
   * @param adapter what opens the pool
   * @param workload what the jobs do, opened
   * @param listener is told of everything, last of {@link SeriesEvent.Done}
   * @param stop tells whether to end the series early; asked about once a second
   * @param stuck is called, from another thread, if this thread is stuck in code that does not heed
   *     an interruption; the failure has been told by then
   */
  public static void run(
      SeriesRequest request,
      PoolAdapter adapter,
      Workload workload,
      SeriesListener listener,
      BooleanSupplier stop,
      Runnable stuck) {
    SeriesRunner runner =
        new SeriesRunner(
            request,
            adapter,
            workload,
            listener,
            stop,
            (phase, jobs, dump) -> {
              fail(listener, phase, jobs, "does not end and does not heed an interruption", dump);
              stuck.run();
            });
    try (runner.watch) {
      runner.run();
    }
    listener.accept(new SeriesEvent.Done());
  }

  private void run() {
    try (heap) {
      Optional<CleanUpBaseline> baseline =
          request.inspecting()
              ? Optional.of(CleanUpBaseline.take(request.cleanUp()))
              : Optional.empty();
      reached(Moment.BASELINE, true);
      Pool pool = open();
      CloseTime closeTime =
          pool == null ? CloseTime.unknown("the pool could not be opened") : use(pool);
      if (baseline.isPresent() && !stop.getAsBoolean()) {
        cleanedUp(baseline.get(), closeTime);
      }
      reached(Moment.CLOSED, true);
    }
  }

  private CloseTime use(Pool pool) {
    CloseTime closeTime;
    try {
      reached(Moment.OPEN, false);
      if (pool.dispatches().contains(request.dispatch().mode())) {
        measure(pool);
      } else {
        listener.accept(
            new SeriesEvent.Refused(
                "%s has no %s hand-over of its own; its own are: %s"
                    .formatted(
                        request.pool().id(),
                        request.dispatch().mode(),
                        String.join(
                            ", ", pool.dispatches().stream().map(Object::toString).toList()))));
      }
      reached(Moment.IDLE, true);
    } finally {
      closeTime = close(pool);
      tellStragglers();
    }
    return closeTime;
  }

  private void reached(Moment moment, boolean collected) {
    listener.accept(new SeriesEvent.Reached(moment, collected ? heap.settle() : heap.read()));
  }

  private void cleanedUp(CleanUpBaseline baseline, CloseTime closeTime) {
    try {
      listener.accept(new SeriesEvent.CleanedUp(baseline.check(closeTime)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Pool open() {
    PoolOptions options = PoolOptions.of(adapter, request.pool(), request.workers());
    started(Phase.OPEN, 0);
    long start = System.nanoTime();
    try {
      Pool pool = adapter.open(options);
      finished(Phase.OPEN, System.nanoTime() - start);
      return pool;
    } catch (Throwable e) {
      fail(Phase.OPEN, 0, "the pool could not be opened", e);
      return null;
    }
  }

  private void measure(Pool pool) {
    JobSets sets = new JobSets(request, pool, workload, watch, stragglers);
    if (firstJob(sets) && warmUp(sets)) {
      for (int jobs : request.jobCounts()) {
        if (!measure(sets, jobs)) {
          return;
        }
      }
    }
  }

  private boolean firstJob(JobSets sets) {
    listener.accept(new SeriesEvent.Started(Phase.FIRST_JOB, 1));
    Measurement first = sets.measure(Phase.FIRST_JOB, 1, NO_ITERATION, 1);
    listener.accept(new SeriesEvent.Finished(Phase.FIRST_JOB, first.nanos()));
    return mayGoOn(sets, Phase.FIRST_JOB, first);
  }

  private boolean warmUp(JobSets sets) {
    int largest = Collections.max(request.jobCounts());
    int smallest =
        request.jobCounts().stream().filter(count -> count > 0).min(Integer::compare).orElse(0);
    WarmUpRule rule = new WarmUpRule();
    long start = System.nanoTime();
    boolean clean = largest > 0;
    boolean goOn = true;
    int repeats = 1;
    listener.accept(new SeriesEvent.Started(Phase.WARM_UP, largest));
    while (clean
        && !rule.isSettled()
        && (rule.iterations() < 2 || System.nanoTime() - start < request.warmUpTime().toNanos())) {
      Measurement large = sets.measure(Phase.WARM_UP, largest, NO_ITERATION, repeats);
      rule.add(large.nanosPerJobSet());
      repeats = JobSets.repeats(WARM_UP_ITERATION, large.nanosPerJobSet());
      goOn = mayGoOn(sets, Phase.WARM_UP, large);
      clean = goOn && large.counts().isClean();
      if (clean && smallest < largest) {
        Measurement small = sets.measure(Phase.WARM_UP, smallest, NO_ITERATION, 1);
        goOn = mayGoOn(sets, Phase.WARM_UP, small);
        clean = goOn && small.counts().isClean();
      }
    }
    long nanos = System.nanoTime() - start;
    listener.accept(
        new SeriesEvent.WarmedUp(new WarmUp(rule.iterations(), nanos, rule.isSettled())));
    listener.accept(new SeriesEvent.Finished(Phase.WARM_UP, nanos));
    return goOn;
  }

  /** Measures a job count, after one unrecorded round that says how often to repeat its job set. */
  private boolean measure(JobSets sets, int jobs) {
    settle();
    listener.accept(new SeriesEvent.Started(Phase.RUN, jobs));
    listener.accept(new SeriesEvent.CellBegins(jobs));
    long before = sets.jobsDone();
    heap.begin();
    Measurement last = sets.measure(Phase.RUN, jobs, 0, 1);
    tell(last, false);
    int repeats = JobSets.repeats(request.iterationTime().toNanos(), last.nanosPerJobSet());
    for (int i = 0; i < request.iterations() && last.counts().isClean(); i++) {
      last = sets.measure(Phase.RUN, jobs, i, repeats);
      tell(last, true);
      tellStragglers();
    }
    listener.accept(new SeriesEvent.CellEnded(jobs, sets.jobsDone() - before, heap.end()));
    if (request.inspecting()) {
      Climb climb = new Climb(jobs, sets.jobsDone(), heap.settle().live());
      listener.accept(new SeriesEvent.Climbed(climb));
    }
    return mayGoOn(sets, Phase.RUN, last);
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

  private boolean mayGoOn(JobSets sets, Phase phase, Measurement last) {
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
    listener.accept(failed(phase, last.jobs(), why.formatted(seconds(), last.counts()), dump));
    return false;
  }

  private CloseTime close(Pool pool) {
    started(Phase.CLOSE, 0);
    long start = System.nanoTime();
    try {
      pool.close();
      long nanos = System.nanoTime() - start;
      finished(Phase.CLOSE, nanos);
      return CloseTime.took(nanos);
    } catch (Throwable e) {
      String what = "the pool could not be closed";
      ThreadDump dump = fail(Phase.CLOSE, 0, what, e);
      return dump == null
          ? CloseTime.unknown(what + ": " + e)
          : CloseTime.hung(what + " within " + seconds(), dump.text());
    }
  }

  /** Lets what the last phase left be collected before the next begins. */
  private static void settle() {
    System.gc();
  }

  private void started(Phase phase, int jobs) {
    listener.accept(new SeriesEvent.Started(phase, jobs));
    watch.enter(phase, jobs);
  }

  private void finished(Phase phase, long nanos) {
    watch.leave();
    listener.accept(new SeriesEvent.Finished(phase, nanos));
  }

  private @Nullable ThreadDump fail(Phase phase, int jobs, String what, Throwable error) {
    ThreadDump dump = watch.leave();
    if (stop.getAsBoolean()) {
      return dump;
    }
    if (dump == null) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace, true));
      listener.accept(failed(phase, jobs, what + ": " + error, trace.toString()));
    } else {
      fail(listener, phase, jobs, what + " within " + seconds(), dump);
    }
    return dump;
  }

  private String seconds() {
    return request.timeout().toMillis() / 1_000.0 + " s";
  }

  private static void fail(
      SeriesListener listener, Phase phase, int jobs, String message, ThreadDump dump) {
    listener.accept(failed(phase, jobs, message, dump.text()));
  }

  private static SeriesEvent failed(Phase phase, int jobs, String message, String detail) {
    Optional<Integer> count = jobs == 0 ? Optional.empty() : Optional.of(jobs);
    return new SeriesEvent.Failed(new Failure(phase, count, message, detail, ""));
  }
}
