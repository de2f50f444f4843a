package dev.poolbench.adapters.jetty;

import dev.poolbench.adapters.support.Rendezvous;
import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Pool;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * Opens the pools, and closes them.
 *
 * <p>A server of Jetty that is stopped gracefully waits for its requests and then stops its pool,
 * which drops what is queued. So the tasks are waited for here, too, before the pool is stopped.
 */
final class JettyPools {
  /**
   * Is how long a stop may take: half for the workers to end by themselves, the idle ones woken,
   * then half for those that are still busy, and are interrupted. With no time at all it would
   * neither wake nor interrupt any.
   */
  private static final long STOP_MILLIS = 100;

  private JettyPools() {}

  static Pool queued(int workers, int min) throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(workers, min);
    pool.setName("jetty");
    pool.start();
    return Pool.of(
        pool,
        workers,
        () -> {
          try {
            Rendezvous.await(pool, workers);
          } catch (InterruptedException e) {
            pool.setStopTimeout(STOP_MILLIS);
            throw e;
          } finally {
            pool.stop();
          }
        });
  }

  /** Is given the executor that it would make for itself: there is no other way to wait for it. */
  static Pool virtual(int workers) throws Exception {
    ExecutorService executor = VirtualThreads.perTaskExecutor();
    VirtualThreadPool pool = new VirtualThreadPool(workers);
    pool.setVirtualThreadsExecutor(executor);
    pool.start();
    return Pool.of(
        pool,
        workers,
        () -> {
          executor.shutdown();
          try {
            while (!executor.awaitTermination(1, TimeUnit.DAYS)) {}
          } catch (InterruptedException e) {
            executor.shutdownNow();
            throw e;
          } finally {
            pool.stop();
          }
        });
  }
}
