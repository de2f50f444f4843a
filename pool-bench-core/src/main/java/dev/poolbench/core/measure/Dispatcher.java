package dev.poolbench.core.measure;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Hands the jobs of a batch over, in the way that a dispatch says, as a user of the pool would.
 *
 * <p>A bulk call that throws may leave tasks running that it started: they are waited for. Under
 * {@code EACH} no task is kept, so that memory does not grow with the number of jobs.
 */
final class Dispatcher {
  private final Pool pool;
  private final Dispatch dispatch;
  private final int workers;
  private final BooleanSupplier mustStop;

  /**
   * Makes a dispatcher.
   *
   * @param mustStop tells whether an interruption is for this thread rather than something that a
   *     job threw where the pool runs it in the thread that hands it over
   */
  Dispatcher(Pool pool, Dispatch dispatch, int workers, BooleanSupplier mustStop) {
    this.pool = pool;
    this.dispatch = dispatch;
    this.workers = workers;
    this.mustStop = mustStop;
  }

  void handOver(Batch batch) throws InterruptedException {
    switch (dispatch.mode()) {
      case EACH -> executeEach(batch);
      case FUTURES -> submitAndJoin(batch);
      case BULK -> executeAll(batch);
      case CHUNKED -> executeChunks(batch);
    }
  }

  private void executeEach(Batch batch) throws InterruptedException {
    for (int job = 0, end = batch.jobs(); job < end; job++) {
      execute(batch, batch.task(job, 1));
    }
  }

  private void execute(Batch batch, JobTask task) throws InterruptedException {
    try {
      pool.execute(task);
    } catch (Throwable e) {
      notTaken(batch, task, e);
    }
  }

  private void submitAndJoin(Batch batch) throws InterruptedException {
    List<Future<?>> futures = new ArrayList<>(batch.jobs());
    for (int job = 0, end = batch.jobs(); job < end; job++) {
      JobTask task = batch.task(job, 1);
      try {
        futures.add(pool.submit(task));
      } catch (Throwable e) {
        notTaken(batch, task, e);
      }
    }
    for (Future<?> future : futures) {
      join(future);
    }
  }

  private void join(Future<?> future) throws InterruptedException {
    while (true) {
      try {
        future.get();
        return;
      } catch (ExecutionException | CancellationException e) {
        return; // The batch knows what the job threw, and that a cancelled one never arrived.
      } catch (InterruptedException e) {
        if (mustStop.getAsBoolean()) {
          throw e;
        }
      }
    }
  }

  private void executeAll(Batch batch) throws InterruptedException {
    List<JobTask> tasks = tasks(batch, 1);
    try {
      pool.executeAll(Collections.unmodifiableList(tasks));
    } catch (Throwable e) {
      for (JobTask task : tasks) {
        notTaken(batch, task, e);
      }
      batch.await(mustStop);
    }
  }

  private void executeChunks(Batch batch) throws InterruptedException {
    List<JobTask> chunks = tasks(batch, dispatch.chunkFor(batch.jobs(), workers));
    try {
      if (pool.executeChunks(Collections.unmodifiableList(chunks))) {
        return;
      }
    } catch (Throwable e) {
      for (JobTask chunk : chunks) {
        notTaken(batch, chunk, e);
      }
      return;
    }
    for (JobTask chunk : chunks) {
      execute(batch, chunk);
    }
  }

  private static List<JobTask> tasks(Batch batch, int chunk) {
    int jobs = batch.jobs();
    List<JobTask> tasks = new ArrayList<>(jobs / chunk + 1);
    for (int left = jobs; left > 0; left -= chunk) {
      tasks.add(batch.task(jobs - left, Math.min(chunk, left)));
    }
    return tasks;
  }

  private void notTaken(Batch batch, JobTask task, Throwable error) throws InterruptedException {
    if (mustStop.getAsBoolean()) {
      InterruptedException stop = new InterruptedException();
      stop.initCause(error);
      throw stop;
    }
    batch.notTaken(task, error);
  }
}
