package dev.poolbench.adapters.jdk;

import dev.poolbench.api.Task;
import dev.poolbench.api.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Counts its runs and remembers the thread of the last; does what it is given to do. */
public final class RecordingTask implements Task {
  private final AtomicInteger runs = new AtomicInteger();
  private final Runnable body;
  private volatile Thread thread;

  public RecordingTask(Runnable body) {
    this.body = body;
  }

  public static List<RecordingTask> many(int count, IntFunction<Runnable> bodies) {
    List<RecordingTask> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(new RecordingTask(bodies.apply(i)));
    }
    return tasks;
  }

  public int runs() {
    return runs.get();
  }

  public Thread thread() {
    return thread;
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    runs.incrementAndGet();
    body.run();
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
    return new WorkloadSpec("recording", Map.of());
  }

  @Override
  public void complete(double[] results, int offset, int length) {
    throw new UnsupportedOperationException("is run in this JVM");
  }

  @Override
  public void fail(long job, Throwable error) {
    throw new UnsupportedOperationException("is run in this JVM");
  }

  @Override
  public void fail(Throwable error) {
    throw new UnsupportedOperationException("is run in this JVM");
  }
}
