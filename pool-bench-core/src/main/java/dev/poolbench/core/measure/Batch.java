package dev.poolbench.core.measure;

import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.JobError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for the jobs that are handed to a pool together, each exactly once.
 *
 * <p>One 64-bit word says how far they are: its low half counts the jobs that have not arrived, its
 * high half adds up the checksums of those that have, so that a task arrives by a single atomic
 * addition. The word lies alone on its cache lines, for every worker writes to it. Bit 31 is set
 * when the batch is closed; whatever arrives, starts or is repeated from then on is late, belongs
 * to this batch all the same, and is told to its {@link Stragglers}.
 *
 * <p>What is counted of failures is behind the batch's monitor, off the path of jobs that succeed.
 */
public final class Batch {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int ALONE = 16;
  private static final long CLOSED = 0x8000_0000L;

  private final long[] word = new long[2 * ALONE];
  private final int jobs;
  private final Workload workload;
  private final @Nullable WorkloadSpec spec;
  private final Stragglers stragglers;
  private final Thread waiter = Thread.currentThread();
  private volatile boolean closed;

  private int failed;
  private int refused;
  private int repeated;
  private @Nullable JobError firstError;
  private volatile @Nullable Set<Long> failedElsewhere;

  /**
   * Makes a batch that the current thread hands over and waits for.
   *
   * @param workload what the jobs do, opened
   * @param spec what to rebuild the workload from, null if it cannot be rebuilt
   * @param jobs how many jobs there are
   * @param stragglers is told of what happens after the batch is closed
   */
  public Batch(Workload workload, @Nullable WorkloadSpec spec, int jobs, Stragglers stragglers) {
    this.workload = workload;
    this.spec = spec;
    this.jobs = jobs;
    this.stragglers = stragglers;
    WORD.setRelease(word, ALONE, (long) jobs);
  }

  /**
   * Makes the task of some of the jobs.
   *
   * @param from the first job
   * @param length how many jobs, one after the other
   * @return the task
   */
  JobTask task(int from, int length) {
    return new JobTask(this, from, length);
  }

  int jobs() {
    return jobs;
  }

  Workload workload() {
    return workload;
  }

  WorkloadSpec workloadSpec() {
    if (spec == null) {
      throw new UnsupportedOperationException(
          "the workload was given as an object, which cannot go to another JVM: name its class");
    }
    return spec;
  }

  boolean isClosed() {
    return closed;
  }

  void arrive(int count, int checksum) {
    int before = (int) (long) WORD.getAndAdd(word, ALONE, ((long) checksum << 32) - count);
    if (before <= count) {
      arriveLast(before, count);
    }
  }

  /** More than there are have arrived if a task has run twice at once: {@link #close} tells. */
  private void arriveLast(int before, int count) {
    if (before > 0) {
      LockSupport.unpark(waiter);
    } else if (closed) {
      late(count);
    }
  }

  /** Returns how many jobs have not arrived yet; may be called from any thread. */
  int remaining() {
    return Math.max(0, (int) (long) WORD.getVolatile(word, ALONE));
  }

  /**
   * Waits until every job has arrived.
   *
   * @param mustStop tells whether an interruption is meant for this thread
   */
  void await(BooleanSupplier mustStop) throws InterruptedException {
    while (remaining() != 0) {
      LockSupport.park(this);
      if (Thread.interrupted() && mustStop.getAsBoolean()) {
        throw new InterruptedException();
      }
    }
  }

  /**
   * Closes the batch and tells what became of its jobs.
   *
   * @param inside how many of the jobs that have not arrived are being done, as far as is known
   */
  synchronized BatchResult close(int inside) {
    closed = true;
    long last = (long) WORD.getAndAdd(word, ALONE, CLOSED);
    int missing = Math.max(0, (int) last);
    repeated += Math.max(0, -(int) last);
    int unfinished = Math.min(missing, inside);
    int failed = Math.min(this.failed, jobs - missing - refused); // Others are missing still.
    JobCounts counts =
        new JobCounts(
            jobs,
            jobs - missing - failed - refused,
            failed,
            refused,
            missing - unfinished,
            unfinished,
            repeated,
            0,
            0);
    return new BatchResult(counts, (int) (last >>> 32), Optional.ofNullable(firstError));
  }

  /** Keeps the first error; the job counts as failed once its task {@linkplain #failed arrives}. */
  synchronized Throwable jobFailed(long job, Throwable error, @Nullable Throwable earlier) {
    keepFirst(job, error);
    return earlier == null ? error : earlier;
  }

  /** Counts jobs as failed, of a task that is about to arrive. */
  synchronized void failed(int count) {
    failed += count;
  }

  synchronized void jobFailedElsewhere(long job, Throwable error) {
    Set<Long> known = failedElsewhere;
    if (known == null) {
      known = ConcurrentHashMap.newKeySet();
      failedElsewhere = known;
    }
    if (known.add(job)) {
      keepFirst(job, error);
    }
  }

  boolean hasFailedElsewhere(long job) {
    Set<Long> known = failedElsewhere;
    return known != null && known.contains(job);
  }

  /** Records that a task was not taken; does nothing if it ran, for then it told by itself. */
  void notTaken(JobTask task, Throwable error) {
    if (task.claim()) {
      synchronized (this) {
        refused += task.length();
        keepFirst(task.from(), error);
      }
      arrive(task.length(), 0);
    }
  }

  synchronized void repeated(int count) {
    if (closed) {
      stragglers.repeated(count);
    } else {
      repeated += count;
    }
  }

  void late(int count) {
    stragglers.late(count);
  }

  /** Compares a result that came from elsewhere, where the batch is one that looks at each. */
  void check(long job, double result) {
    if (workload instanceof VerifyingWorkload verifying) {
      verifying.check(job, result);
    }
  }

  private void keepFirst(long job, Throwable error) {
    if (firstError == null) {
      firstError = JobError.of(job, error);
    }
  }
}
