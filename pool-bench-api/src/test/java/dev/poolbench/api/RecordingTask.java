package dev.poolbench.api;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it is run, and does there what a test wants. */
final class RecordingTask implements Task {
  private final AtomicInteger runs = new AtomicInteger();
  private final Runnable action;

  RecordingTask() {
    this(() -> {});
  }

  RecordingTask(Runnable action) {
    this.action = action;
  }

  int runs() {
    return runs.get();
  }

  @Override
  public void run() {
    runs.incrementAndGet();
    action.run();
  }

  @Override
  public long from() {
    return 0;
  }

  @Override
  public long to() {
    return 1;
  }

  @Override
  public WorkloadSpec workload() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void complete(double[] results, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void fail(long job, Throwable error) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void fail(Throwable error) {
    throw new UnsupportedOperationException();
  }
}
