package dev.poolbench.adapters.process;

/**
 * Says how many tasks a worker may have at hand: as many as it does in a millisecond, but at least
 * one.
 *
 * <p>More than one hides the time that a message takes, but a task that waits at a worker cannot be
 * done by another. So it starts with one whenever the worker had nothing to do, and doubles at the
 * most with each answer.
 */
final class Window {
  static final int MOST = 256;

  private static final long BUDGET_NANOS = 1_000_000;
  private static final long SHORT_NANOS = 10_000_000;

  private int size = 1;
  private long perTask;
  private long since;

  /** Is told when tasks go to a worker that had none. */
  void begin() {
    since = System.nanoTime();
  }

  /** Is told when the worker has nothing to do; what its tasks took is a guess at the next ones. */
  void idle() {
    size = 1;
  }

  void answered(int tasks) {
    if (tasks == 0) {
      return;
    }
    long now = System.nanoTime();
    long took = Math.max(1, (now - since) / tasks);
    since = now;
    perTask = perTask == 0 ? took : (3 * perTask + took) / 4;
    size = (int) Math.min(Math.min(2L * size, MOST), 1 + BUDGET_NANOS / perTask);
  }

  /** Returns how many tasks the worker may have, if so many wait for each that there is. */
  int size(int waitingForEach) {
    return Math.max(size, isShort() && waitingForEach >= 2 ? 2 : 1);
  }

  /** Returns at how many tasks it is time for more: at half, so that few messages are sent. */
  int refillAt() {
    return Math.max(size / 2, isShort() ? 1 : 0);
  }

  private boolean isShort() {
    return perTask > 0 && perTask < SHORT_NANOS;
  }
}
