package dev.poolbench.core.measure;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Workload;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpBaseline;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.CloseTime;
import dev.poolbench.core.memory.HeapMonitor;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs one series from the opening of its pool to the closing, on the thread that calls it.
 *
 * <p>A pool that stops making progress is given {@link SeriesRequest#timeout()}; then its thread is
 * interrupted, and if it does not heed that, whoever started the series ends it.
 */
public final class SeriesRunner {
  /** Stands for the iteration of whatever is not a measurement iteration. */
  public static final int NO_ITERATION = -1;

  private final SeriesRequest request;
  private final PoolAdapter adapter;
  private final Workload workload;
  private final AutoCloseable release;
  private final SeriesListener listener;
  private final BooleanSupplier stop;
  private final Watch watch;
  private final StragglerCounts stragglers = new StragglerCounts();
  private final HeapMonitor heap = HeapMonitor.open();
  private volatile @Nullable CleanUpBaseline baseline;

  private SeriesRunner(
      SeriesRequest request,
      PoolAdapter adapter,
      Workload workload,
      AutoCloseable release,
      SeriesListener listener,
      BooleanSupplier stop,
      Runnable stuck) {
    this.request = request;
    this.adapter = adapter;
    this.workload = workload;
    this.release = release;
    this.listener = listener;
    this.stop = stop;
    this.watch =
        new Watch(
            request.timeout(),
            stop,
            () -> listener.accept(new SeriesEvent.Alive()),
            (phase, jobs, dump) -> {
              giveUp(phase, jobs, dump);
              stuck.run();
            });
  }

  /**
   * Runs a series; returns when its pool is closed, whatever happened before, and the last event
   * has been told.
   *
   * @param request what to measure
   * @param adapter what opens the pool
   * @param workload what the jobs do, opened
   * @param release is closed when the pool is, before it is looked at what that has left behind:
   *     the workload, unless it is needed further
   * @param listener is told of everything, last of {@link SeriesEvent.Done}
   * @param stop tells whether to end the series early; asked about once a second
   * @param stuck is called, from another thread, if this thread is stuck in code that does not heed
   *     an interruption; the failure has been told by then, and the last event never is
   */
  public static void run(
      SeriesRequest request,
      PoolAdapter adapter,
      Workload workload,
      AutoCloseable release,
      SeriesListener listener,
      BooleanSupplier stop,
      Runnable stuck) {
    SeriesRunner runner =
        new SeriesRunner(request, adapter, workload, release, listener, stop, stuck);
    try (runner.watch) {
      runner.run();
    }
    listener.accept(new SeriesEvent.Done());
  }

  private void run() {
    try (heap) {
      rehearse();
      if (request.inspecting()) {
        baseline = CleanUpBaseline.take(settings());
      }
      reached(Moment.BASELINE, true);
      CloseTime closeTime = openAndUse();
      if (closeTime instanceof CloseTime.Took) {
        closeWorkload();
      }
      cleanedUp(closeTime);
      reached(Moment.CLOSED, true);
    }
  }

  private CleanUpSettings settings() {
    CleanUpSettings settings = request.cleanUp();
    settings = settings.withGrace(settings.grace().plus(adapter.lingers()));
    for (Map.Entry<String, String> kept : workload.keptThreads().entrySet()) {
      settings = settings.allowing(CheckKind.THREADS, kept.getKey(), kept.getValue());
    }
    return settings;
  }

  private void closeWorkload() {
    watch.enter(Phase.CLOSE, 0);
    try {
      release.close();
      watch.leave();
    } catch (Throwable e) {
      ThreadDump unused = fail(Phase.CLOSE, 0, "the workload could not be closed", e);
    }
  }

  /** Has all that tells of a cell run once, so that the first cell does not pay for it. */
  private void rehearse() {
    Measurement none = new Measurement(0, NO_ITERATION, 1, 0, JobCounts.NONE, Optional.empty());
    heap.begin();
    listener.rehearse(new SeriesEvent.CellBegins(0));
    listener.rehearse(new SeriesEvent.Measured(none));
    listener.rehearse(new SeriesEvent.CellEnded(0, 0, heap.end()));
    listener.rehearse(new SeriesEvent.Reached(Moment.BASELINE, heap.read()));
  }

  /** Has a frame of its own, for whatever a frame names may count as live until it is left. */
  private CloseTime openAndUse() {
    Pool pool = open();
    return pool == null ? CloseTime.unknown("the pool could not be opened") : use(pool);
  }

  private CloseTime use(Pool pool) {
    CloseTime closeTime;
    try {
      reached(Moment.OPEN, false);
      if (!pool.dispatches().contains(request.dispatch().mode())) {
        listener.accept(new SeriesEvent.Refused(refusal(pool)));
      } else if (ladder(pool).climb()) {
        reached(Moment.IDLE, true);
      }
    } finally {
      closeTime = close(pool);
      if (!stop.getAsBoolean()) {
        stragglers.tell(listener);
      }
    }
    return closeTime;
  }

  private Ladder ladder(Pool pool) {
    if (!request.latency()) {
      return new Ladder(request, pool, workload, listener, stop, watch, stragglers, heap, null);
    }
    LatencyProbe probe = new LatencyProbe(Collections.max(request.jobCounts()));
    return new Ladder(
        request,
        probe.around(pool),
        probe.around(workload),
        listener,
        stop,
        watch,
        stragglers,
        heap,
        probe);
  }

  private String refusal(Pool pool) {
    return "%s has no %s hand-over of its own; its own are: %s"
        .formatted(
            request.pool().id(),
            request.dispatch().mode(),
            pool.dispatches().stream().map(Object::toString).collect(Collectors.joining(", ")));
  }

  private void reached(Moment moment, boolean collected) {
    listener.accept(new SeriesEvent.Reached(moment, collected ? heap.settle() : heap.read()));
  }

  private void cleanedUp(CloseTime closeTime) {
    CleanUpBaseline before = baseline;
    if (before == null || stop.getAsBoolean()) {
      return;
    }
    try {
      listener.accept(new SeriesEvent.CleanedUp(before.check(closeTime)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells what can be told of a series whose thread does not come back; called by another. */
  private void giveUp(Phase phase, int jobs, ThreadDump dump) {
    String what = "does not end and does not heed an interruption";
    listener.accept(SeriesEvent.Failed.of(phase, jobs, what, dump.text()));
    if (phase == Phase.CLOSE) {
      cleanedUp(CloseTime.hung("the pool could not be closed: it " + what, dump.text()));
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
          : CloseTime.hung(what + " within " + request.seconds(), dump.text());
    }
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
      listener.accept(SeriesEvent.Failed.of(phase, jobs, what + ": " + error, trace.toString()));
    } else {
      listener.accept(
          SeriesEvent.Failed.of(phase, jobs, what + " within " + request.seconds(), dump.text()));
    }
    return dump;
  }
}
