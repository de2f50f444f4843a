package dev.poolbench.adapters.jdk;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs on the thread that hands over.
 *
 * <p>What a task throws goes no further: the task has recorded it, and out of {@code execute} it
 * would look like a refusal.
 */
final class CallerExecutor extends AbstractExecutorService {
  private volatile boolean shutdown;

  static void runHere(Runnable task) {
    try {
      task.run();
    } catch (Throwable recordedByTheTask) {
      // Ends here, as it ends in the thread of a worker.
    }
  }

  @Override
  public void execute(Runnable task) {
    if (shutdown) {
      throw new RejectedExecutionException("the pool is closed");
    }
    runHere(task);
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutdown;
  }
}
