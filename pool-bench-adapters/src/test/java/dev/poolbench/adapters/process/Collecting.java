package dev.poolbench.adapters.process;

import dev.poolbench.api.Task;
import dev.poolbench.api.WorkloadSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Is a task that keeps what comes of its jobs. */
final class Collecting implements Task {
  private final WorkloadSpec workload;
  private final long from;
  private final long to;
  private final AtomicInteger ends = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<Long, Double> results = new ConcurrentHashMap<>();
  private final Map<Long, Throwable> failures = new ConcurrentHashMap<>();

  Collecting(String workload, long from, long to) {
    this.workload = WorkloadSpec.parse(workload);
    this.from = from;
    this.to = to;
  }

  /**
   * Waits until it has ended, and returns the results by job, without those of jobs that failed.
   */
  Map<Long, Double> results() throws InterruptedException {
    await();
    return results;
  }

  /** Waits until it has ended, and returns the failures by job. */
  Map<Long, Throwable> failures() throws InterruptedException {
    await();
    return failures;
  }

  /** Waits until it has ended, and returns the failure of its only job. */
  Throwable failure() throws InterruptedException {
    return failures().values().iterator().next();
  }

  int ends() {
    return ends.get();
  }

  private void await() throws InterruptedException {
    if (!ended.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the jobs from %d of %s have not ended".formatted(from, workload));
    }
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public long to() {
    return to;
  }

  @Override
  public void run() {
    throw new IllegalStateException("is done elsewhere");
  }

  @Override
  public WorkloadSpec workload() {
    return workload;
  }

  @Override
  public void complete(double[] all, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (!failures.containsKey(from + i)) {
        results.put(from + i, all[offset + i]);
      }
    }
    end();
  }

  @Override
  public void fail(long job, Throwable error) {
    failures.put(job, error);
  }

  @Override
  public void fail(Throwable error) {
    for (long job = from; job < to; job++) {
      failures.put(job, error);
    }
    end();
  }

  private void end() {
    ends.incrementAndGet();
    ended.countDown();
  }
}
