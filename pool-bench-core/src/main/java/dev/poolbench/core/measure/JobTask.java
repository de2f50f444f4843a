package dev.poolbench.core.measure;

import dev.poolbench.api.Task;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is the task of a batch: the hot path, on which nothing is allocated, locked or formatted.
 *
 * <p>Whoever ends the task claims it first. That is no atomic operation: of two that claim it at
 * the same instant both may go on, and then more jobs arrive than were handed over, which the batch
 * counts as repeated too. The only atomic operation of a task is the batch's, when it arrives there
 * with its jobs counted and their checksum added up.
 */
final class JobTask implements Task {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(JobTask.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Batch batch;
  private final int from;

  /** Holds how many jobs there are; the sign bit is set once it is claimed. */
  private int state;

  JobTask(Batch batch, int from, int length) {
    this.batch = batch;
    this.from = from;
    this.state = length;
  }

  /** Tells whether nobody has claimed the task before; from then on somebody has. */
  boolean claim() {
    int now = (int) STATE.getOpaque(this);
    STATE.setOpaque(this, now | Integer.MIN_VALUE);
    return now >= 0;
  }

  int length() {
    return state & Integer.MAX_VALUE;
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public long to() {
    return (long) from + length();
  }

  @Override
  public WorkloadSpec workload() {
    return batch.workloadSpec();
  }

  @Override
  public void run() {
    if (!mayStart()) {
      return;
    }
    Workload workload = batch.workload();
    int length = length();
    long to = (long) from + length;
    int sum = 0;
    int failed = 0;
    Throwable failure = null;
    for (long job = from; job < to; job++) {
      try {
        sum += Checksum.of(job, workload.run(job));
      } catch (Throwable e) {
        failure = batch.jobFailed(job, e, failure);
        failed++;
      }
    }
    arrive(length, sum, failed);
    if (failure != null) {
      throw JobTask.<RuntimeException>asItWas(failure);
    }
  }

  @Override
  public void complete(double[] results, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, results.length);
    if (length != length()) {
      fail(
          new IllegalStateException(
              "%d results came for the %d jobs from %d to %d"
                  .formatted(length, length(), from, to())));
    } else if (mayStart()) {
      int sum = 0;
      int failed = 0;
      for (int i = 0; i < length; i++) {
        long job = (long) from + i;
        if (batch.hasFailedElsewhere(job)) {
          failed++;
        } else {
          batch.check(job, results[offset + i]);
          sum += Checksum.of(job, results[offset + i]);
        }
      }
      arrive(length, sum, failed);
    }
  }

  @Override
  public void fail(long job, Throwable error) {
    if (job < from || job >= to()) {
      throw new IllegalArgumentException(
          "job %d is not of this task, which has the jobs from %d to %d"
              .formatted(job, from, to() - 1));
    }
    batch.jobFailedElsewhere(job, error);
  }

  @Override
  public void fail(Throwable error) {
    if (mayStart()) {
      for (long job = from; job < to(); job++) {
        batch.jobFailedElsewhere(job, error);
      }
      arrive(length(), 0, length());
    }
  }

  private void arrive(int length, int sum, int failed) {
    if (failed > 0) {
      batch.failed(failed);
    }
    batch.arrive(length, sum);
  }

  private boolean mayStart() {
    if (!claim()) {
      batch.repeated(length());
      return false;
    }
    if (batch.isClosed()) {
      batch.late(length());
      return false;
    }
    return true;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Rethrows without a wrapper.
  private static <E extends Throwable> E asItWas(@Nullable Throwable failure) throws E {
    throw (E) failure;
  }
}
