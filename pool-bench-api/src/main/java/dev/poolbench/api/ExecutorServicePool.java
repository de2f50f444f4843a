package dev.poolbench.api;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Makes a pool of an executor service, with the service's own futures and bulk call. */
final class ExecutorServicePool implements Pool {
  private final ExecutorService executor;
  private final OptionalInt limit;
  private boolean closed;

  ExecutorServicePool(ExecutorService executor, OptionalInt limit) {
    this.executor = Objects.requireNonNull(executor, "executor");
    this.limit = limit;
  }

  @Override
  public void execute(Task task) {
    executor.execute(task);
  }

  @Override
  public Future<?> submit(Task task) {
    return executor.submit(task);
  }

  @Override
  public void executeAll(List<? extends Task> tasks) throws InterruptedException {
    List<Callable<Object>> calls = new ArrayList<>(tasks.size());
    for (Task task : tasks) {
      calls.add(Executors.callable(task));
    }
    executor.invokeAll(calls);
  }

  @Override
  public Set<Dispatch.Mode> dispatches() {
    return EnumSet.allOf(Dispatch.Mode.class);
  }

  @Override
  public OptionalInt limit() {
    return limit;
  }

  @Override
  public void close() throws InterruptedException {
    if (closed) {
      return;
    }
    closed = true;
    executor.shutdown();
    try {
      // Some executors return before, woken by what was meant for another wait.
      while (!executor.awaitTermination(1, TimeUnit.DAYS)) {}
    } catch (InterruptedException e) {
      executor.shutdownNow();
      throw e;
    }
  }
}
