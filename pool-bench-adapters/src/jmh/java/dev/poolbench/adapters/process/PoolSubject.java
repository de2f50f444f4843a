package dev.poolbench.adapters.process;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Task;
import dev.poolbench.api.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Is the pool of this package, used as the library uses it. */
final class PoolSubject implements Subject {
  private static final WorkloadSpec SQRT = WorkloadSpec.parse("sqrt");

  private final Pool pool;
  private final int workers;

  PoolSubject(int workers) throws Exception {
    this.workers = workers;
    this.pool = new ProcessAdapter().open(PoolOptions.of(new ProcessAdapter(), workers));
  }

  Pool pool() {
    return pool;
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public void run(double[] results, int chunk) throws Exception {
    int size = Subject.chunkFor(results.length, chunk, workers);
    AtomicInteger left = new AtomicInteger(results.length);
    Thread waiter = Thread.currentThread();
    if (size == 1) {
      for (int from = 0; from < results.length; from++) {
        pool.execute(new Chunk(results, from, from + 1, left, waiter));
      }
    } else {
      List<Chunk> chunks = new ArrayList<>();
      for (int from = 0; from < results.length; from += size) {
        int to = Math.min(results.length, from + size);
        chunks.add(new Chunk(results, from, to, left, waiter));
      }
      pool.executeChunks(chunks);
    }
    while (left.get() > 0) {
      LockSupport.park();
    }
  }

  @Override
  public void close() throws Exception {
    pool.close();
  }

  private record Chunk(double[] all, long from, long to, AtomicInteger left, Thread waiter)
      implements Task {
    @Override
    public void run() {
      throw new IllegalStateException("is done elsewhere");
    }

    @Override
    public WorkloadSpec workload() {
      return SQRT;
    }

    @Override
    public void complete(double[] results, int offset, int length) {
      System.arraycopy(results, offset, all, (int) from, length);
      if (left.addAndGet(-length) == 0) {
        LockSupport.unpark(waiter);
      }
    }

    @Override
    public void fail(long job, Throwable error) {
      error.printStackTrace();
      System.exit(1);
    }

    @Override
    public void fail(Throwable error) {
      fail(from, error);
    }
  }
}
