package dev.poolbench.adapters.jdk;

import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Makes a work-stealing pool of the JDK, not the common one: {@code jdk-fork-join}. */
public final class JdkForkJoinAdapter implements PoolAdapter {
  static final Option<Boolean> ASYNC =
      Option.flag(
          "async",
          true,
          "whether a worker takes its own tasks first in, first out, as suits tasks that nobody"
              + " joins, or last in, first out");

  private static final int MAX_WORKERS = 0x7fff;
  private static final long KEEP_ALIVE_SECONDS = 60;

  /** Makes the adapter; it has no state. */
  public JdkForkJoinAdapter() {}

  @Override
  public String id() {
    return "jdk-fork-join";
  }

  @Override
  public String describe() {
    return "ForkJoinPool of its own, whose workers steal tasks; chunks are handed over as one task"
        + " that halves itself";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ASYNC);
  }

  @Override
  public Pool open(PoolOptions options) {
    int workers = options.workers();
    if (workers > MAX_WORKERS) {
      throw new IllegalArgumentException(
          "%s: option workers=%d: accepted is a whole number from 1 to %d"
              .formatted(id(), workers, MAX_WORKERS));
    }
    return new SplittingPool(boundedPool(workers, options.get(ASYNC)), workers);
  }

  /** Has no thread to spare for a worker that blocks, so that no more than the workers ever run. */
  private static ForkJoinPool boundedPool(int workers, boolean async) {
    return new ForkJoinPool(
        workers,
        ForkJoinPool.defaultForkJoinWorkerThreadFactory,
        null,
        async,
        workers,
        workers,
        0,
        pool -> true,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS);
  }
}
