package dev.poolbench.core.kit;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Lets jobs through a gate while the thread that made it is busy handing them over; opens the gate
 * for good when it is closed or gives up.
 */
final class Usher implements AutoCloseable {
  private static final int LOOKS = 4;

  private final Gate gate;
  private final CompletableFuture<Boolean> gaveUp = new CompletableFuture<>();

  private Usher(Gate gate, BooleanSupplier work) {
    this.gate = gate;
    Thread thread =
        new Thread(
            () -> {
              try {
                gaveUp.complete(!work.getAsBoolean());
              } finally {
                gate.open();
              }
            },
            "pool-bench-usher");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Lets each job through only when as many as may are held, so that one too many would show; but
   * once all workers were seen at work, also when the thread that made this does a job itself and
   * so hands no more over.
   */
  static Usher oneByOne(Subject subject, Gate gate, int target, int jobs) {
    Thread user = Thread.currentThread();
    return new Usher(
        gate,
        () -> {
          for (int left = jobs; left > 0; left--) {
            int enough = Math.min(target, left);
            boolean first = left == jobs;
            if (!subject.await(
                () -> gate.held() >= enough || (!first && gate.held() > 0 && isInJob(user)))) {
              return false;
            }
            gate.letOneThrough();
          }
          return true;
        });
  }

  /**
   * Opens the gate when a worker is held and the thread that made this can go no further, which is
   * looked at once {@code due}.
   */
  static Usher whenItBlocks(Subject subject, Gate gate, BooleanSupplier due) {
    Thread user = Thread.currentThread();
    return new Usher(
        gate, () -> subject.await(() -> gate.held() > 0) && awaitBlocked(subject, user, due));
  }

  /** Gives up after a while, for a pool may spin or sit in native code instead. */
  private static boolean awaitBlocked(Subject subject, Thread user, BooleanSupplier due) {
    int[] looks = {0};
    subject.await(
        () -> {
          boolean blocked = (due.getAsBoolean() && isWaiting(user)) || isInJob(user);
          looks[0] = blocked ? looks[0] + 1 : 0;
          return looks[0] >= LOOKS;
        });
    return true;
  }

  private static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      default -> false;
    };
  }

  private static boolean isInJob(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(KitWorkload.class.getName()));
  }

  /** Tells whether the jobs did not come as they had to; waits until that is known. */
  boolean gaveUp() throws InterruptedException {
    try {
      return gaveUp.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    gate.open();
  }
}
