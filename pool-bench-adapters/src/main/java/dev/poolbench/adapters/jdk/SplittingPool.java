package dev.poolbench.adapters.jdk;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.Task;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;

/** Makes a pool of a fork/join pool, to which dividing work is left. */
final class SplittingPool implements Pool {
  private final ForkJoinPool executor;
  private final Pool pool;

  SplittingPool(ForkJoinPool executor, int limit) {
    this.executor = executor;
    this.pool = Pool.of(executor, limit);
  }

  @Override
  public void execute(Task task) throws Exception {
    pool.execute(task);
  }

  @Override
  public Future<?> submit(Task task) throws Exception {
    return pool.submit(task);
  }

  @Override
  public void executeAll(List<? extends Task> tasks) throws Exception {
    pool.executeAll(tasks);
  }

  @Override
  public boolean executeChunks(List<? extends Task> chunks) {
    if (!chunks.isEmpty()) {
      executor.execute(new Split(chunks.toArray(new Task[0]), 0, chunks.size()));
    }
    return true;
  }

  @Override
  public Set<Dispatch.Mode> dispatches() {
    return pool.dispatches();
  }

  @Override
  public OptionalInt limit() {
    return pool.limit();
  }

  @Override
  public void close() throws Exception {
    pool.close();
  }

  /**
   * Forks the upper half until one chunk is left, and runs that.
   *
   * <p>Nothing is joined: nobody waits for the whole, so no worker has to, and all the others are
   * forked before a chunk can throw.
   */
  private static final class Split extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    private final transient Task[] chunks;
    private final int from;
    private final int to;

    Split(Task[] chunks, int from, int to) {
      this.chunks = chunks;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      int end = to;
      while (end - from > 1) {
        int middle = (from + end) >>> 1;
        new Split(chunks, middle, end).fork();
        end = middle;
      }
      chunks[from].run();
    }
  }
}
