package dev.poolbench.adapters.workload;

import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds the one lock that all jobs share, for a time: {@code lock(hold=1us)}. However many workers
 * there are, one at a time gets on.
 */
public final class LockWorkload implements Workload {
  private static final Option<Duration> HOLD =
      Option.duration("hold", "1us", "how long a job holds the lock, by the clock");

  private final ReentrantLock lock = new ReentrantLock();
  private long holdNanos = 1_000;

  /** Makes the workload. */
  public LockWorkload() {}

  @Override
  public String id() {
    return "lock";
  }

  @Override
  public String describe() {
    return "holds the one lock that all jobs share";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(HOLD);
  }

  @Override
  public void open(Options options) {
    holdNanos = options.get(HOLD).toNanos();
  }

  @Override
  public double run(long job) {
    lock.lock();
    try {
      long end = System.nanoTime() + holdNanos;
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      return job;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public double expected(long job) {
    return job;
  }
}
