package dev.poolbench.adapters.kotlin;

import dev.poolbench.adapters.support.FuturesPool;
import dev.poolbench.api.Pool;
import java.util.concurrent.CountDownLatch;
import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableJob;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.SupervisorKt;
import kotlinx.coroutines.future.FutureKt;

/**
 * Opens the scope: a supervisor job, so that a coroutine that fails cancels no other, on a
 * dispatcher. Closing completes the job and waits for its children, as a coroutine scope does.
 */
final class Coroutines {
  private Coroutines() {}

  static Pool open(DispatcherKind kind, int workers) {
    CompletableJob job = SupervisorKt.SupervisorJob(null);
    CoroutineScope scope = CoroutineScopeKt.CoroutineScope(dispatcher(kind, workers).plus(job));
    return new FuturesPool(
        task -> launch(scope, task),
        task ->
            FutureKt.future(
                scope,
                EmptyCoroutineContext.INSTANCE,
                CoroutineStart.DEFAULT,
                (unused, continuation) -> {
                  task.run();
                  return Unit.INSTANCE;
                }),
        limit(kind, workers),
        () -> close(job));
  }

  /**
   * An exception out of a coroutine that was launched would end as uncaught, so it is kept back.
   */
  private static void launch(CoroutineScope scope, Runnable task) {
    BuildersKt.launch(
        scope,
        EmptyCoroutineContext.INSTANCE,
        CoroutineStart.DEFAULT,
        (unused, continuation) -> {
          try {
            task.run();
          } catch (Throwable recordedByTheTask) {
            // Ends here.
          }
          return Unit.INSTANCE;
        });
  }

  private static void close(CompletableJob job) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    job.invokeOnCompletion(
        cause -> {
          ended.countDown();
          return Unit.INSTANCE;
        });
    job.complete();
    try {
      ended.await();
    } catch (InterruptedException e) {
      job.cancel(null);
      throw e;
    }
  }

  private static CoroutineDispatcher dispatcher(DispatcherKind kind, int workers) {
    return switch (kind) {
      case LIMITED -> Dispatchers.getIO().limitedParallelism(workers, null);
      case DEFAULT -> Dispatchers.getDefault();
      case IO -> Dispatchers.getIO();
    };
  }

  /** Kotlin tells of these two only by the properties that set them. */
  private static int limit(DispatcherKind kind, int workers) {
    int processors = Runtime.getRuntime().availableProcessors();
    return switch (kind) {
      case LIMITED -> workers;
      case DEFAULT ->
          Integer.getInteger(
              "kotlinx.coroutines.scheduler.core.pool.size", Math.max(2, processors));
      case IO -> Integer.getInteger("kotlinx.coroutines.io.parallelism", Math.max(64, processors));
    };
  }
}
