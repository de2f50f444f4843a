package dev.poolbench.core.measure;

import dev.poolbench.core.report.Phase;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the thread that measures: interrupts it when nothing has moved for too long, having
 * taken a thread dump first, and gives it up when it does not heed that.
 *
 * <p>Interrupts it too when the series is to be stopped. What moves is the number of jobs of the
 * current batch that have not arrived, or the batch itself. Tells that the series is alive about
 * once a second.
 */
final class Watch implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long GRACE = 5 * SECOND;

  /** Is called when the thread does not heed its interruption; nothing of it is waited for. */
  interface Stuck {
    void giveUp(Phase phase, int jobs, ThreadDump dump);
  }

  private final Thread watched = Thread.currentThread();
  private final int insideBefore = ThreadDump.countInsideTasks();
  private final Duration timeout;
  private final BooleanSupplier stop;
  private final Runnable alive;
  private final Stuck stuck;

  private Phase phase = Phase.START;
  private int jobs;
  private boolean active;
  private boolean closed;
  private @Nullable ThreadDump dump;
  private long lastMove;
  private long patience;
  private volatile @Nullable Batch batch;

  Watch(Duration timeout, BooleanSupplier stop, Runnable alive, Stuck stuck) {
    this.timeout = timeout;
    this.stop = stop;
    this.alive = alive;
    this.stuck = stuck;
    Thread thread = new Thread(this::watch, "pool-bench-watch");
    thread.setDaemon(true);
    thread.start();
  }

  void enter(Phase phase, int jobs) {
    enter(phase, jobs, 0);
  }

  /** Allows more time without a move, in nanoseconds, to what moves by several jobs at a time. */
  synchronized void enter(Phase phase, int jobs, long more) {
    this.phase = phase;
    this.patience = timeout.toNanos() + more;
    this.jobs = jobs;
    this.dump = null;
    this.batch = null;
    this.lastMove = System.nanoTime();
    this.active = true;
  }

  void follow(Batch batch) {
    this.batch = batch;
  }

  /** Ends the phase and returns the dump if it was interrupted for not moving. */
  synchronized @Nullable ThreadDump leave() {
    active = false;
    if (dump != null) {
      Thread.interrupted();
    }
    return dump;
  }

  /** Forgets an interruption that came from elsewhere: a job that this thread has done, say. */
  synchronized void forgetStray() {
    if (dump == null) {
      Thread.interrupted();
    }
  }

  synchronized boolean isInterrupted() {
    return dump != null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private synchronized void watch() {
    long lastAlive = System.nanoTime();
    @Nullable Batch lastBatch = null;
    int lastRemaining = 0;
    try {
      while (!closed) {
        long tick = Math.min(SECOND, Math.max(1_000_000, timeout.toNanos() / 4));
        wait(tick / 1_000_000);
        long now = System.nanoTime();
        if (now - lastAlive >= SECOND) {
          alive.run();
          lastAlive = now;
        }
        Batch current = batch;
        int remaining = current == null ? 0 : current.remaining();
        if (current != lastBatch || remaining != lastRemaining) {
          lastBatch = current;
          lastRemaining = remaining;
          lastMove = now;
        }
        boolean due = stop.getAsBoolean() || now - lastMove >= patience;
        if (active && dump == null && due) {
          dump = ThreadDump.take(insideBefore);
          lastMove = now;
          watched.interrupt();
        } else if (active && dump != null && now - lastMove >= GRACE) {
          active = false;
          stuck.giveUp(phase, jobs, dump);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
