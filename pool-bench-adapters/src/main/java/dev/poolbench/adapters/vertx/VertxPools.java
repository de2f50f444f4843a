package dev.poolbench.adapters.vertx;

import dev.poolbench.adapters.support.FuturesPool;
import dev.poolbench.adapters.support.Rendezvous;
import dev.poolbench.api.Pool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.file.FileSystemOptions;
import org.jspecify.annotations.Nullable;

/**
 * Opens the pool, in a Vert.x of its own that serves no files and so has no folder for them, and
 * closes both.
 */
final class VertxPools {
  private VertxPools() {}

  static Pool open(int workers) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    WorkerExecutor executor = vertx.createSharedWorkerExecutor("vertx", workers);
    return new FuturesPool(
        task -> handOver(executor, task),
        task -> handOver(executor, task).toCompletionStage().toCompletableFuture(),
        workers,
        () -> {
          try {
            Rendezvous.await(task -> handOver(executor, task), workers);
          } catch (InterruptedException e) {
            vertx.close();
            throw e;
          }
          vertx.close().toCompletionStage().toCompletableFuture().get();
        });
  }

  private static Future<@Nullable Object> handOver(WorkerExecutor executor, Runnable task) {
    return executor.executeBlocking(
        () -> {
          task.run();
          return null;
        },
        false);
  }
}
