package dev.poolbench.adapters.support;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.Task;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** Makes a pool of something that has futures of its own, but no bulk call. */
public final class FuturesPool implements Pool {
  private final Pool pool;
  private final Function<Runnable, Future<?>> submitting;
  private boolean closed;

  /**
   * Makes the pool.
   *
   * @param executor runs each task; handed none once the pool is closed
   * @param submitting hands a task over and returns its future
   * @param limit how many tasks run at once at the most
   * @param shutdown waits for what was handed over and releases all; called once
   */
  public FuturesPool(
      Executor executor,
      Function<Runnable, Future<?>> submitting,
      int limit,
      AutoCloseable shutdown) {
    this.pool = Pool.of(executor, limit, shutdown);
    this.submitting = Objects.requireNonNull(submitting, "submitting");
  }

  @Override
  public void execute(Task task) throws Exception {
    pool.execute(task);
  }

  @Override
  public Future<?> submit(Task task) {
    if (closed) {
      throw new RejectedExecutionException("this pool is closed");
    }
    return submitting.apply(task);
  }

  @Override
  public Set<Dispatch.Mode> dispatches() {
    return EnumSet.of(Dispatch.Mode.EACH, Dispatch.Mode.FUTURES, Dispatch.Mode.CHUNKED);
  }

  @Override
  public OptionalInt limit() {
    return pool.limit();
  }

  @Override
  public void close() throws Exception {
    closed = true;
    pool.close();
  }
}
