package dev.poolbench.adapters.process;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Is a place for a worker: a thread that has a process do tasks, and starts another when that one
 * has ended.
 *
 * <p>A process that ends before it has done a task may be the work of whoever wants many of them to
 * be started: the next one waits a little longer each time, and when the third of them takes a
 * workload's jobs with it, no more of these are given to any.
 */
final class Worker implements Runnable {
  private static final int MOST_BARREN = 3;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final int MOST_DOUBLINGS = 6;

  private final ProcessPool pool;
  private final String name;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private @Nullable WorkerProcess process;
  private @Nullable String stopped;
  private volatile @Nullable Session session;
  private int barren;
  private String how = "";

  Worker(ProcessPool pool, String name) {
    this.pool = pool;
    this.name = name;
  }

  /** Is done when the first process is there, or could not be started. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  synchronized @Nullable WorkerProcess process() {
    return process;
  }

  @Override
  public void run() {
    try {
      while (generation()) {
        if (barren > 0) {
          pool.queue().pause(FIRST_PAUSE_MILLIS << Math.min(barren, MOST_DOUBLINGS));
        }
      }
    } catch (InterruptedException e) {
      stop("the thread of its pool was interrupted");
    } finally {
      stop("its place in the pool is no more");
      ready.completeExceptionally(new WorkerEndedException(how));
      pool.gone(how);
    }
  }

  /** Has one process live its life; returns whether another is to follow. */
  private boolean generation() throws InterruptedException {
    WorkerProcess started = null;
    Session own = null;
    try {
      started = start();
      own = new Session(started, pool.queue(), pool.workloads(), pool.maxJobs());
      session = own;
      own.begin();
      ready.complete(null);
      boolean more = own.serve();
      started.end();
      barren = 0;
      return more;
    } catch (IOException | RuntimeException | Error e) {
      return failed(e, started, own);
    } finally {
      session = null;
    }
  }

  private boolean failed(Throwable e, @Nullable WorkerProcess started, @Nullable Session own)
      throws InterruptedException {
    how = started == null ? String.valueOf(e.getMessage()) : started.describeEnd(e);
    WorkerEndedException error = new WorkerEndedException(how);
    barren = own != null && own.hasDone() ? 0 : barren + 1;
    boolean first = ready.completeExceptionally(error);
    if (own != null) {
      giveUp(own.lastWorkload());
      own.fail(error);
    }
    boolean idle = own != null && own.lastWorkload() == null;
    boolean cannotStart = own == null || (idle && (first || barren > MOST_BARREN));
    return !cannotStart && !isStopped();
  }

  private void giveUp(PoolWorkloads.@Nullable Entry workload) {
    if (workload != null && barren >= MOST_BARREN) {
      workload.breaks(
          "%d workers in a row ended before they had done a task of it; of the last: %s"
              .formatted(barren, how));
      barren = 0;
    }
  }

  private synchronized WorkerProcess start() throws IOException {
    if (stopped != null) {
      throw new IOException(stopped);
    }
    WorkerProcess started = new WorkerProcess(pool.command(), name, pool.queue()::wake);
    process = started;
    return started;
  }

  private synchronized boolean isStopped() {
    return stopped != null;
  }

  /** Ends the process by force, and starts no other; may be called from any thread. */
  synchronized void stop(String why) {
    stopped = why;
    if (process != null) {
      process.stop(why);
    }
  }

  /** Ends the process by force if it has been silent for too long; another follows. */
  void stopIfSilentFor(long nanos, String why) {
    Session now = session;
    WorkerProcess current = process();
    if (now != null && current != null && now.isSilentFor(nanos)) {
      current.stop(why);
    }
  }
}
