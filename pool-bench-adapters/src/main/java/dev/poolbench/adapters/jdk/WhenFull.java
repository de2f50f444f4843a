package dev.poolbench.adapters.jdk;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Says what becomes of a task that a {@link ThreadPoolExecutor} has no room for.
 *
 * <p>A pool that is shut down refuses the task in either case; the JDK's own {@code
 * CallerRunsPolicy} would drop it without a word.
 */
enum WhenFull implements RejectedExecutionHandler {
  /**
   * Makes the thread that hands over wait for room.
   *
   * <p>It looks up now and then, for two reasons: nobody will make room once the pool is shut down;
   * and an idle worker may have timed out just before the wait began, which leaves room for a new
   * worker, but none to take from the queue. A task that got into the queue as the pool was shut
   * down may have come too late for the last worker: whoever gets it out again refuses it.
   */
  BLOCK {
    @Override
    void handOver(Runnable task, ThreadPoolExecutor pool) throws InterruptedException {
      while (!pool.isShutdown()) {
        if (pool.getQueue().offer(task, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
          if (pool.isShutdown() && pool.remove(task)) {
            throw closed();
          }
          return;
        }
        if (pool.getPoolSize() < pool.getMaximumPoolSize()) {
          pool.execute(task);
          return;
        }
      }
      throw closed();
    }
  },

  /** Runs the task on the thread that hands over. */
  CALLER_RUNS {
    @Override
    void handOver(Runnable task, ThreadPoolExecutor pool) {
      if (pool.isShutdown()) {
        throw closed();
      }
      CallerExecutor.runHere(task);
    }
  };

  private static final long LOOK_UP_MILLIS = 100;

  abstract void handOver(Runnable task, ThreadPoolExecutor pool) throws InterruptedException;

  @Override
  public void rejectedExecution(Runnable task, ThreadPoolExecutor pool) {
    try {
      handOver(task, pool);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted while waiting for room", e);
    }
  }

  private static RejectedExecutionException closed() {
    return new RejectedExecutionException("the pool is closed");
  }
}
