package dev.poolbench.core.kit;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Options;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.Allowance;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.measure.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Opens the pools that a rule is checked on, and the jobs that are handed to them. */
record Subject(
    PoolAdapter adapter, PoolOptions options, Duration patience, List<Allowance> allowed) {
  private static final long LOOK_NANOS = 500_000;

  PoolUse open() throws Exception {
    return new PoolUse(adapter.open(options));
  }

  int workers() {
    return options.workers();
  }

  /** Returns the same with another number of workers. */
  Subject with(int workers) {
    return new Subject(
        adapter, PoolOptions.of(adapter, options.spec(), workers), patience, allowed);
  }

  /** Returns what is checked once a pool is closed: what still runs. */
  CleanUpSettings cleanUp() {
    CleanUpSettings settings =
        CleanUpSettings.defaults()
            .withGrace(patience.plus(adapter.lingers()))
            .without(CheckKind.FILES, CheckKind.HEAP, CheckKind.CLOSE_TIME);
    for (Allowance one : allowed) {
      settings = settings.allowing(one.kind(), one.pattern(), one.reason());
    }
    return settings;
  }

  /** Returns how many tasks the pool has to be able to run at once. */
  int target(Pool pool) {
    return Math.min(workers(), pool.limit().orElse(Integer.MAX_VALUE));
  }

  /** Returns the dispatches that the pool declares, with one job a chunk where that is asked. */
  List<Dispatch> dispatches(Pool pool, OptionalInt chunk) {
    return pool.dispatches().stream()
        .sorted()
        .map(
            mode ->
                mode == Dispatch.Mode.CHUNKED
                    ? new Dispatch(mode, chunk)
                    : new Dispatch(mode, OptionalInt.empty()))
        .toList();
  }

  Trial plain(Pool pool) {
    return trial(pool, plainJobs());
  }

  Trial failing(Pool pool, int every) {
    return trial(pool, jobs(Map.of(KitWorkload.FAILING.name(), Integer.toString(every))));
  }

  Trial gated(Pool pool, Gate gate, int jobs) {
    return trial(pool, gatedJobs(gate, jobs));
  }

  private static WorkloadSpec gatedJobs(Gate gate, int jobs) {
    return jobs(
        Map.of(
            KitWorkload.GATED.name(),
            Integer.toString(jobs),
            KitWorkload.PORT.name(),
            Integer.toString(gate.port())));
  }

  /** Returns tasks of a job each. */
  List<KitTask> tasks(int count) {
    return tasks(count, plainJobs());
  }

  /** Returns tasks of a job each, of which the first wait at the gate. */
  List<KitTask> tasks(int count, int gated, Gate gate) {
    return tasks(count, gatedJobs(gate, gated));
  }

  private static List<KitTask> tasks(int count, WorkloadSpec spec) {
    KitWorkload workload = opened(spec);
    return IntStream.range(0, count).mapToObj(job -> new KitTask(job, workload, spec)).toList();
  }

  WorkloadSpec plainJobs() {
    return jobs(Map.of());
  }

  private static WorkloadSpec jobs(Map<String, String> options) {
    return new WorkloadSpec(KitWorkload.class.getName(), options);
  }

  private Trial trial(Pool pool, WorkloadSpec spec) {
    return new Trial(pool, opened(spec), spec, workers(), patience);
  }

  private static KitWorkload opened(WorkloadSpec spec) {
    KitWorkload workload = new KitWorkload();
    workload.open(Options.of(workload, spec));
    return workload;
  }

  /** Waits for something that is told by nobody, and tells whether it came in time. */
  boolean await(BooleanSupplier condition) {
    return await(patience, condition);
  }

  boolean await(Duration time, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > time.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }
}
