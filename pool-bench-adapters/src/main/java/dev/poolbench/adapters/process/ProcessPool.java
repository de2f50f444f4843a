package dev.poolbench.adapters.process;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.Task;
import dev.poolbench.api.WorkloadSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Is a pool of worker processes, each with a thread of this JVM. */
final class ProcessPool implements Pool {
  private static final String CLOSED = "the pool is closed";
  private static final String INTERRUPTED = "closing its pool was interrupted";

  private final WorkerCommand command;
  private final int maxJobs;
  private final Duration timeout;
  private final TaskQueue queue;
  private final PoolWorkloads workloads = new PoolWorkloads();
  private final List<Worker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger places;
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable WorkloadSpec lastChecked;
  private boolean closed;

  private ProcessPool(WorkerCommand command, int size, int maxJobs, Duration timeout) {
    this.command = command;
    this.maxJobs = maxJobs;
    this.timeout = timeout;
    this.queue = new TaskQueue(size);
    this.places = new AtomicInteger(size);
  }

  /** Opens a pool; returns when all workers are there. */
  static ProcessPool open(WorkerCommand command, int size, int maxJobs, Duration timeout)
      throws Exception {
    ProcessPool pool = new ProcessPool(command, size, maxJobs, timeout);
    try {
      pool.start(size);
      return pool;
    } catch (Throwable e) {
      pool.abort("its pool could not be opened");
      throw e;
    }
  }

  private void start(int size) throws Exception {
    for (int i = 1; i <= size; i++) {
      String name = "process-" + i;
      Worker worker = new Worker(this, name);
      workers.add(worker);
      Thread thread = new Thread(null, worker, name, 0, false);
      thread.setDaemon(false);
      threads.add(thread);
      thread.start();
    }
    if (!timeout.isZero()) {
      Thread watch = new Thread(null, this::watch, "process-watch", 0, false);
      watch.setDaemon(true);
      threads.add(watch);
      watch.start();
    }
    try {
      for (Worker worker : workers) {
        worker.ready().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Stops workers that give no answer; ends with the pool. */
  private void watch() {
    String why =
        "it gave no answer for %d ms, which is what option timeout allows"
            .formatted(timeout.toMillis());
    long nanos = timeout.toNanos();
    try {
      while (!ended.await(Math.max(1, nanos / 8), TimeUnit.NANOSECONDS)) {
        workers.forEach(worker -> worker.stopIfSilentFor(nanos, why));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  TaskQueue queue() {
    return queue;
  }

  PoolWorkloads workloads() {
    return workloads;
  }

  WorkerCommand command() {
    return command;
  }

  int maxJobs() {
    return maxJobs;
  }

  /** Is called when a place for a worker is no more. */
  void gone(String how) {
    if (places.decrementAndGet() == 0) {
      String why = "no worker is left; of the last: " + how;
      queue.close(why);
      WorkerEndedException error = new WorkerEndedException(why);
      queue.drain().forEach(task -> task.fail(error));
      ended.countDown();
    }
  }

  @Override
  public void execute(Task task) {
    check(task);
    queue.add(task);
  }

  @Override
  public Future<?> submit(Task task) {
    check(task);
    Submitted submitted = new Submitted(task);
    queue.add(submitted);
    return submitted;
  }

  @Override
  public void executeAll(List<? extends Task> tasks) throws InterruptedException {
    List<Submitted> all = new ArrayList<>(tasks.size());
    for (Task task : tasks) {
      check(task);
      all.add(new Submitted(task));
    }
    queue.addAll(all);
    for (Submitted each : all) {
      each.awaitEnd();
    }
  }

  @Override
  public boolean executeChunks(List<? extends Task> chunks) {
    chunks.forEach(this::check);
    queue.addAll(chunks);
    return true;
  }

  private void check(Task task) {
    WorkloadSpec spec = task.workload();
    if (!spec.equals(lastChecked)) {
      workloads.check(spec);
      lastChecked = spec;
    }
    long jobs = task.to() - task.from();
    if (jobs > Frames.MOST_JOBS) {
      throw new RejectedExecutionException(
          "a task of %d jobs: accepted are %d at the most".formatted(jobs, Frames.MOST_JOBS));
    }
  }

  @Override
  public Set<Dispatch.Mode> dispatches() {
    return EnumSet.allOf(Dispatch.Mode.class);
  }

  @Override
  public List<ProcessHandle> processes() {
    return workers.stream()
        .map(Worker::process)
        .filter(Objects::nonNull)
        .map(WorkerProcess::handle)
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  @Override
  public OptionalInt limit() {
    return OptionalInt.of(workers.size());
  }

  @Override
  public void close() throws InterruptedException {
    if (closed) {
      return;
    }
    closed = true;
    queue.close(CLOSED);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      abort(INTERRUPTED);
      throw e;
    }
  }

  /** Ends all by force, and fails what has not been done. */
  private void abort(String why) {
    closed = true;
    queue.close(CLOSED);
    workers.forEach(worker -> worker.stop(why));
    WorkerEndedException error = new WorkerEndedException(why);
    queue.drain().forEach(task -> task.fail(error));
  }
}
