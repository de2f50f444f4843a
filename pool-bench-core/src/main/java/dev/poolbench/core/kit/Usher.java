package dev.poolbench.core.kit;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Lets jobs through a gate while the thread that made it is busy handing them over; opens the gate
 * for good when it is closed or gives up.
 */
final class Usher implements AutoCloseable {
  static final int LOOKS = 4;
  private static final Duration SHORTLY = Duration.ofMillis(20);

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
   * Lets each job through only when as many as may are held, so that one too many would show.
   *
   * <p>Once all workers were seen at work, that is waited for but shortly: the thread that made
   * this may do a job itself and so hand no more over, or what is left may be queued for other
   * workers.
   */
  static Usher oneByOne(Subject subject, Gate gate, int target, int jobs) {
    return new Usher(
        gate,
        () -> {
          for (int left = jobs; left > 0; left--) {
            int enough = Math.min(target, left);
            boolean first = left == jobs;
            boolean full =
                subject.await(first ? subject.patience() : SHORTLY, () -> gate.held() >= enough);
            if (!full && (first || !subject.await(() -> gate.held() > 0))) {
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

  static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      default -> false;
    };
  }

  /** Tells whether a thread does a job, which making the jobs' workload is not. */
  static boolean isInJob(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals(KitWorkload.class.getName())
                    && frame.getMethodName().equals("run"));
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
