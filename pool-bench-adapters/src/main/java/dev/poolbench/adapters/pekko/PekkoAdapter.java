package dev.poolbench.adapters.pekko;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;

/** Makes a dispatcher of an actor system of Apache Pekko: {@code pekko}. */
public final class PekkoAdapter implements PoolAdapter {
  static final Option<ExecutorKind> EXECUTOR =
      Option.choice(
          "executor", ExecutorKind.FORK_JOIN, "which of Pekko's executors the dispatcher has");

  private static final Library LIBRARY =
      new Library("org.apache.pekko:pekko-actor_2.13", "org.apache.pekko.actor.ActorSystem");

  /** Makes the adapter; it has no state. */
  public PekkoAdapter() {}

  @Override
  public String id() {
    return "pekko";
  }

  @Override
  public String describe() {
    return "a Dispatcher of an actor system of Pekko; execute is its only hand-over, and close"
        + " waits for the tasks before it terminates the system, which does not";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EXECUTOR);
  }

  @Override
  public Pool open(PoolOptions options) {
    return PekkoPools.open(options.get(EXECUTOR), options.workers());
  }
}
