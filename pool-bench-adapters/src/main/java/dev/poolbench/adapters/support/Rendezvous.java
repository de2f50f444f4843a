package dev.poolbench.adapters.support;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/**
 * Waits until a pool has done all that was handed to it, where the pool itself has no way to.
 *
 * <p>As many tasks as there are workers are handed over, each of which keeps its worker until all
 * of them have one. A pool that takes tasks in their order has then begun all earlier ones, and
 * whoever had begun one has ended it. So nothing is counted while tasks run.
 *
 * <p>The pool has to wake a worker for each task, as long as one is idle. A {@link
 * java.util.concurrent.ForkJoinPool} of JDK 17 does not always, where others block: it would be
 * waited for without end.
 */
public final class Rendezvous {
  private final CountDownLatch missing;

  private Rendezvous(int workers) {
    this.missing = new CountDownLatch(workers);
  }

  /**
   * Waits; called by the thread that handed the tasks over.
   *
   * @param pool takes tasks in the order in which that thread hands them over, or none while all
   *     workers are busy
   * @param workers how many tasks it runs at once, neither more nor less
   * @throws InterruptedException if this thread is interrupted; the workers are then let go
   */
  public static void await(Executor pool, int workers) throws InterruptedException {
    Rendezvous rendezvous = new Rendezvous(workers);
    try {
      for (int worker = 0; worker < workers; worker++) {
        pool.execute(rendezvous::arrive);
      }
      rendezvous.missing.await();
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      throw e;
    } finally {
      rendezvous.letGo();
    }
  }

  private void letGo() {
    while (missing.getCount() > 0) {
      missing.countDown();
    }
  }

  /** A job may have left its worker interrupted, which is not to end the wait. */
  private void arrive() {
    missing.countDown();
    boolean interrupted = false;
    while (missing.getCount() > 0) {
      try {
        missing.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
