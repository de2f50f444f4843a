package dev.poolbench.core.kit;

import dev.poolbench.api.Task;
import dev.poolbench.api.WorkloadSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Is a task of one job that the kit hands over by itself, without the accounting of a series, whose
 * atomics would make visible what the pool does not.
 *
 * <p>What is given with it and what its job writes are plain fields. That it has ended is told by
 * an opaque one, which orders nothing.
 */
final class KitTask implements Task {
  private static final VarHandle ENDED;

  static {
    try {
      ENDED = MethodHandles.lookup().findVarHandle(KitTask.class, "ended", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long job;
  private final KitWorkload workload;
  private final WorkloadSpec spec;
  private long given;
  private long written;

  @SuppressWarnings("unused") // Is written and read by its handle.
  private boolean ended;

  KitTask(long job, KitWorkload workload, WorkloadSpec spec) {
    this.job = job;
    this.workload = workload;
    this.spec = spec;
  }

  /** Writes, before the hand-over, what the job has to see. */
  void give(long value) {
    given = value;
  }

  /** Returns what the job has written: what it was given, or 0 if that is not to be seen. */
  long written() {
    return written;
  }

  boolean hasEnded() {
    return (boolean) ENDED.getOpaque(this);
  }

  @Override
  public long from() {
    return job;
  }

  @Override
  public long to() {
    return job + 1;
  }

  @Override
  public void run() {
    try {
      workload.run(job);
      written = given;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      ENDED.setOpaque(this, true);
    }
  }

  @Override
  public WorkloadSpec workload() {
    return spec;
  }

  @Override
  public void complete(double[] results, int offset, int length) {
    ENDED.setOpaque(this, true);
  }

  @Override
  public void fail(long failed, Throwable error) {
    // The end follows.
  }

  @Override
  public void fail(Throwable error) {
    ENDED.setOpaque(this, true);
  }
}
