package dev.poolbench.adapters.jdk;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Makes the thread that hands over wait while as many tasks run as may. */
final class BoundedExecutor extends AbstractExecutorService {
  private final ExecutorService executor;
  private final Semaphore permits;

  BoundedExecutor(ExecutorService executor, int limit) {
    this.executor = executor;
    this.permits = new Semaphore(limit);
  }

  @Override
  public void execute(Runnable task) {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted while waiting for room", e);
    }
    boolean accepted = false;
    try {
      executor.execute(() -> runAndRelease(task));
      accepted = true;
    } finally {
      if (!accepted) {
        permits.release();
      }
    }
  }

  private void runAndRelease(Runnable task) {
    try {
      task.run();
    } finally {
      permits.release();
    }
  }

  @Override
  public void shutdown() {
    executor.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return executor.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return executor.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return executor.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return executor.awaitTermination(timeout, unit);
  }
}
