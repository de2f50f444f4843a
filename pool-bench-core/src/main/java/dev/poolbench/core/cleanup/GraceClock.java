package dev.poolbench.core.cleanup;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Tells how long it was waited since close, and waits a little, ever longer up to 50 ms. */
final class GraceClock {
  private static final long LONGEST_PAUSE = 50;

  private final long start = System.nanoTime();
  private final long grace;
  private long pause = 1;

  GraceClock(Duration grace) {
    this.grace = grace.toNanos();
  }

  long sinceClose() {
    return System.nanoTime() - start;
  }

  boolean over() {
    return sinceClose() >= grace;
  }

  /** Waits, but hardly past the end of the grace period. */
  void pause() throws InterruptedException {
    long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(grace - sinceClose()) + 1);
    Thread.sleep(Math.min(pause, left));
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }
}
