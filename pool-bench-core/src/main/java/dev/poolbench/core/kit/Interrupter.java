package dev.poolbench.core.kit;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Interrupts the thread that made it when a worker is held and that thread can go no further; opens
 * the gate once it has gone on, or has not in time.
 */
final class Interrupter implements AutoCloseable {

  /** Says what came of it. */
  enum Outcome {
    /** The thread never waited for a worker. */
    NEVER_WAITED,
    /** It went on when it was interrupted. */
    WENT_ON,
    /** It did not. */
    STAYED
  }

  private final Subject subject;
  private final Gate gate;
  private final Thread user = Thread.currentThread();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicBoolean gone = new AtomicBoolean();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private Interrupter(Subject subject, Gate gate) {
    this.subject = subject;
    this.gate = gate;
  }

  static Interrupter start(Subject subject, Gate gate) {
    Interrupter interrupter = new Interrupter(subject, gate);
    Thread thread = new Thread(interrupter::run, "pool-bench-interrupter");
    thread.setDaemon(true);
    thread.start();
    return interrupter;
  }

  /** Tells that from now on a wait is one that has to heed an interruption. */
  void mayWait() {
    waiting.set(true);
  }

  private void run() {
    try {
      outcome.complete(interrupt());
    } catch (RuntimeException e) {
      outcome.completeExceptionally(e);
    } finally {
      gate.open();
    }
  }

  private Outcome interrupt() {
    int[] looks = {0};
    boolean blocked =
        subject.await(
            () -> {
              boolean stuck =
                  gate.held() > 0 && waiting.get() && !gone.get() && Usher.isWaiting(user);
              looks[0] = stuck ? looks[0] + 1 : 0;
              return looks[0] >= Usher.LOOKS || gone.get() || Usher.isInJob(user);
            });
    if (!blocked || looks[0] < Usher.LOOKS) {
      return Outcome.NEVER_WAITED;
    }
    user.interrupt();
    return subject.await(gone::get) ? Outcome.WENT_ON : Outcome.STAYED;
  }

  /**
   * Tells that the thread that made this has gone on; returns what came of it. An interruption that
   * comes late is not for what that thread does next.
   */
  Outcome goneOn() {
    gone.set(true);
    try {
      return Uninterruptibles.getUninterruptibly(outcome);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      Thread.interrupted();
    }
  }

  @Override
  public void close() {
    gone.set(true);
    gate.open();
  }
}
