package dev.poolbench.adapters.workload;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits without using the processor, and on a virtual thread without its carrier. */
final class Waiting {
  private Waiting() {}

  /** Waits at least so long; how much longer is the timer's of the system. */
  static void atLeast(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(left);
    }
  }
}
