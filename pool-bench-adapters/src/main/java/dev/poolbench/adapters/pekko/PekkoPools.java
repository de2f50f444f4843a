package dev.poolbench.adapters.pekko;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.poolbench.adapters.support.Rendezvous;
import dev.poolbench.api.Pool;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.Dispatcher;
import org.apache.pekko.dispatch.MessageDispatcher;

/**
 * Opens the dispatcher, in an actor system of its own that neither logs what tasks throw, which
 * they have recorded, nor ends the JVM for it, and closes both.
 */
final class PekkoPools {
  private static final String DISPATCHER = "pool-bench";
  private static final long LOOK_NANOS = 100_000;

  private PekkoPools() {}

  static Pool open(ExecutorKind kind, int workers) {
    ClassLoader loader = PekkoPools.class.getClassLoader();
    Config config =
        ConfigFactory.parseMap(Map.of(DISPATCHER, dispatcher(kind, workers)))
            .withFallback(
                ConfigFactory.parseMap(
                    Map.of(
                        "pekko.loglevel", "OFF",
                        "pekko.stdout-loglevel", "OFF",
                        "pekko.jvm-exit-on-fatal-error", false)))
            .withFallback(ConfigFactory.load(loader));
    ActorSystem system = ActorSystem.create(DISPATCHER, config, loader);
    MessageDispatcher executor = system.dispatchers().lookup(DISPATCHER);
    return Pool.of(
        executor,
        workers,
        () -> {
          try {
            awaitTasks(executor, workers);
          } finally {
            system.terminate();
          }
          system.getWhenTerminated().toCompletableFuture().get();
        });
  }

  /** No lesser wait is possible than by looking: nobody is told when a fork-join pool is idle. */
  private static void awaitTasks(MessageDispatcher dispatcher, int workers)
      throws InterruptedException {
    if (((Dispatcher) dispatcher).executorService().executor() instanceof ForkJoinPool pool) {
      while (pool.hasQueuedSubmissions() || !pool.isQuiescent()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    } else {
      Rendezvous.await(dispatcher, workers);
    }
  }

  private static Map<String, Object> dispatcher(ExecutorKind kind, int workers) {
    return switch (kind) {
      case FORK_JOIN ->
          Map.of(
              "executor",
              "fork-join-executor",
              "fork-join-executor",
              Map.of("parallelism-min", workers, "parallelism-max", workers));
      case THREAD_POOL ->
          Map.of(
              "executor",
              "thread-pool-executor",
              "thread-pool-executor",
              Map.of("fixed-pool-size", workers));
    };
  }
}
