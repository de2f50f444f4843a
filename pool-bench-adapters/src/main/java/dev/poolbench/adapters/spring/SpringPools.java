package dev.poolbench.adapters.spring;

import dev.poolbench.adapters.support.FuturesPool;
import dev.poolbench.adapters.support.Rendezvous;
import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Pool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Opens the executors, and closes them; holds all that is of the library. */
final class SpringPools {
  private static final String NAME = "spring-";

  private SpringPools() {}

  /**
   * Is told to let what is queued run, and then waited for through the executor inside: Spring's
   * own wait swallows an interruption.
   */
  static Pool pool(int workers) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(workers);
    executor.setMaxPoolSize(workers);
    executor.setThreadNamePrefix(NAME);
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.initialize();
    return new FuturesPool(
        executor,
        executor::submit,
        workers,
        () -> {
          ThreadPoolExecutor inside = executor.getThreadPoolExecutor();
          executor.shutdown();
          try {
            while (!inside.awaitTermination(1, TimeUnit.DAYS)) {}
          } catch (InterruptedException e) {
            inside.shutdownNow();
            throw e;
          }
        });
  }

  /** Its own close, told to wait, misses a thread that has started but not yet begun its task. */
  static Pool simple(int workers) {
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(VirtualThreads.factory());
    executor.setConcurrencyLimit(workers);
    return new FuturesPool(
        executor,
        executor::submit,
        workers,
        () -> {
          try {
            Rendezvous.await(executor, workers);
          } finally {
            executor.close();
          }
        });
  }
}
