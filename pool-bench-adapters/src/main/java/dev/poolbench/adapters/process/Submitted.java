package dev.poolbench.adapters.process;

import dev.poolbench.api.Task;
import dev.poolbench.api.WorkloadSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Is a task with its future, which is done when the task is, and fails as its first job did. */
final class Submitted extends CompletableFuture<Void> implements Task {
  private final Task task;
  private @Nullable Throwable first;

  Submitted(Task task) {
    this.task = task;
  }

  /** Waits until the task is done, and its jobs have failed or not. */
  void awaitEnd() throws InterruptedException {
    try {
      get();
    } catch (ExecutionException failed) {
      return; // The task has been told.
    }
  }

  @Override
  public long from() {
    return task.from();
  }

  @Override
  public long to() {
    return task.to();
  }

  @Override
  public void run() {
    throw new RejectedExecutionException("is done in another process");
  }

  @Override
  public WorkloadSpec workload() {
    return task.workload();
  }

  @Override
  public void complete(double[] results, int offset, int length) {
    task.complete(results, offset, length);
    if (first == null) {
      complete(null);
    } else {
      completeExceptionally(first);
    }
  }

  @Override
  public void fail(long job, Throwable error) {
    task.fail(job, error);
    if (first == null) {
      first = error;
    }
  }

  @Override
  public void fail(Throwable error) {
    task.fail(error);
    completeExceptionally(error);
  }
}
