package dev.poolbench.adapters.netty;

import dev.poolbench.adapters.support.FuturesPool;
import dev.poolbench.api.Pool;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.UnorderedThreadPoolEventExecutor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Opens the groups, and closes them by {@code shutdownGracefully}, as Netty has it, but without the
 * two seconds of quiet that it waits for if nothing is said.
 */
final class NettyPools {
  private NettyPools() {}

  /** An exception out of a task ends one of the executors for good, so it is kept back. */
  static Pool ordered(int workers) {
    DefaultEventExecutorGroup group = new DefaultEventExecutorGroup(workers, threads());
    return new FuturesPool(
        task -> group.execute(() -> runKeepingBack(task)),
        group::submit,
        workers,
        () -> group.shutdownGracefully(0, Long.MAX_VALUE, TimeUnit.NANOSECONDS).await());
  }

  /** The future of its shutdown is done at once, so the executor itself is waited for. */
  @SuppressWarnings("deprecation") // Since 4.2, but there is nothing in its place with one queue.
  static Pool unordered(int workers) {
    UnorderedThreadPoolEventExecutor group =
        new UnorderedThreadPoolEventExecutor(workers, threads());
    return new FuturesPool(
        group,
        group::submit,
        workers,
        () -> {
          Future<?> unused = group.shutdownGracefully();
          try {
            while (!group.awaitTermination(1, TimeUnit.DAYS)) {}
          } catch (InterruptedException e) {
            group.shutdownNow();
            throw e;
          }
        });
  }

  private static ThreadFactory threads() {
    return new DefaultThreadFactory("netty");
  }

  private static void runKeepingBack(Runnable task) {
    try {
      task.run();
    } catch (Throwable recordedByTheTask) {
      // Ends here, as it would in the future of a task that was submitted.
    }
  }
}
