package dev.poolbench.examples.own;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Makes a pool of single threads, each with a queue of its own, that are handed tasks in turn.
 *
 * <p>Nothing is shared between the workers, so nothing is contended; but a task waits for the
 * worker whose turn it was, even if another is idle.
 */
public final class RoundRobinAdapter implements PoolAdapter {

  /** Makes the adapter; it has no state. */
  public RoundRobinAdapter() {}

  @Override
  public String id() {
    return "round-robin";
  }

  @Override
  public String describe() {
    return "single threads with a queue each, handed one task at a time in turn";
  }

  @Override
  public Pool open(PoolOptions options) {
    int count = options.workers();
    List<ExecutorService> workers =
        Stream.generate(Executors::newSingleThreadExecutor).limit(count).toList();
    AtomicInteger turn = new AtomicInteger();
    Executor next = task -> workers.get(Math.floorMod(turn.getAndIncrement(), count)).execute(task);
    return Pool.of(next, count, () -> shutDown(workers));
  }

  private static void shutDown(List<ExecutorService> workers) throws InterruptedException {
    workers.forEach(ExecutorService::shutdown);
    try {
      for (ExecutorService worker : workers) {
        worker.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      workers.forEach(ExecutorService::shutdownNow);
      throw e;
    }
  }
}
