package dev.poolbench.adapters.process;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.WorkloadSpec;
import java.time.Duration;
import java.util.List;

/**
 * Makes a pool whose workers are other JVMs, as {@code multiprocessing.Pool} is for Python: {@code
 * process}.
 *
 * <p>How many jobs a message has is no option here, for that is what a {@link
 * dev.poolbench.api.Dispatch} says: under {@code chunked} as many as Python's {@code Pool.map}
 * takes, or as many as are asked for.
 */
public final class ProcessAdapter implements PoolAdapter {
  static final Option<List<String>> JVM =
      Option.of(
          "jvm",
          "",
          "flags of the java command, each beginning with - and a letter, apart by spaces",
          "flags for the JVM of each worker, such as -Xmx1g; they come after the pool's own",
          WorkerCommand::flags);

  static final Option<Integer> MAX_JOBS =
      Option.integer(
          "maxJobsPerWorker",
          Integer.MAX_VALUE,
          1,
          Integer.MAX_VALUE,
          "after how many jobs a worker is replaced, once the task is done that reaches them");

  static final Option<Duration> TIMEOUT =
      Option.duration(
          "timeout",
          "1m",
          "how long a worker may finish no job while it has one, before it is taken to hang and is"
              + " replaced; 0 for ever");

  /** Makes the adapter; it has no state. */
  public ProcessAdapter() {}

  @Override
  public String id() {
    return "process";
  }

  @Override
  public String describe() {
    return "worker JVMs, told over pipes what to do; execute and submit send a message a task,"
        + " several under way at once";
  }

  @Override
  public PoolKind kind() {
    return PoolKind.PROCESSES;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(JVM, MAX_JOBS, TIMEOUT);
  }

  @Override
  public Availability supports(WorkloadSpec workload) {
    try {
      RemoteWorkload.check(workload);
      return Availability.available();
    } catch (IllegalArgumentException e) {
      return Availability.unavailable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Pool open(PoolOptions options) throws Exception {
    return ProcessPool.open(
        WorkerCommand.of(options.get(JVM)),
        options.workers(),
        options.get(MAX_JOBS),
        options.get(TIMEOUT));
  }
}
