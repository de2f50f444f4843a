package dev.poolbench.adapters.pekko;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.poolbench.adapters.support.Rendezvous;
import dev.poolbench.api.Pool;
import java.util.Map;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.MessageDispatcher;

/**
 * Opens the dispatcher, in an actor system of its own that neither logs what tasks throw, which
 * they have recorded, nor ends the JVM for it, and closes both.
 */
final class PekkoPools {
  private static final String DISPATCHER = "pool-bench";

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
            Rendezvous.await(executor, workers);
          } finally {
            system.terminate();
          }
          system.getWhenTerminated().toCompletableFuture().get();
        });
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
