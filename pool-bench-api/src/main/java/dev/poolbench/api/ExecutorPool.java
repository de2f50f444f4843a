package dev.poolbench.api;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Makes a pool of an executor that brings its own way to be shut down. */
final class ExecutorPool implements Pool {
  private final Executor executor;
  private final OptionalInt limit;
  private final AutoCloseable shutdown;
  private boolean closed;

  ExecutorPool(Executor executor, OptionalInt limit, AutoCloseable shutdown) {
    this.executor = Objects.requireNonNull(executor, "executor");
    this.limit = limit;
    this.shutdown = Objects.requireNonNull(shutdown, "shutdown");
  }

  @Override
  public void execute(Task task) {
    if (closed) {
      throw new RejectedExecutionException("this pool is closed");
    }
    executor.execute(task);
  }

  @Override
  public OptionalInt limit() {
    return limit;
  }

  @Override
  public void close() throws Exception {
    if (!closed) {
      closed = true;
      shutdown.close();
    }
  }
}
