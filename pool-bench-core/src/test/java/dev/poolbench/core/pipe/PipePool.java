package dev.poolbench.core.pipe;

import dev.poolbench.api.Pool;
import dev.poolbench.api.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/** Has a thread a worker, which takes a task, has it done over the pipe, and completes it. */
final class PipePool implements Pool {
  private final BlockingQueue<Optional<Task>> queue = new LinkedBlockingQueue<>();
  private final List<PipeWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  PipePool(int size) throws IOException {
    try {
      for (int i = 0; i < size; i++) {
        workers.add(PipeWorker.start());
      }
    } catch (IOException e) {
      workers.forEach(PipeWorker::stop);
      throw e;
    }
    for (PipeWorker worker : workers) {
      Thread thread = new Thread(() -> serve(worker), "pipe-" + threads.size());
      threads.add(thread);
      thread.start();
    }
  }

  private void serve(PipeWorker worker) {
    try {
      for (Optional<Task> next = queue.take(); next.isPresent(); next = queue.take()) {
        worker.run(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      worker.stop();
    }
  }

  @Override
  public void execute(Task task) {
    if (closed) {
      throw new RejectedExecutionException("the pool is closed");
    }
    task.workload();
    queue.add(Optional.of(task));
  }

  @Override
  public List<ProcessHandle> processes() {
    return workers.stream().map(PipeWorker::process).filter(ProcessHandle::isAlive).toList();
  }

  @Override
  public OptionalInt limit() {
    return OptionalInt.of(workers.size());
  }

  @Override
  public void close() throws InterruptedException {
    if (!closed) {
      closed = true;
      threads.forEach(thread -> queue.add(Optional.empty()));
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        workers.forEach(PipeWorker::stop);
        threads.forEach(Thread::interrupt);
        throw e;
      }
    }
  }
}
