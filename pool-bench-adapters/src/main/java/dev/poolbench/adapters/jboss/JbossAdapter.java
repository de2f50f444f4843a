package dev.poolbench.adapters.jboss;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;

/** Makes the pool of JBoss Threads, which WildFly and Quarkus run on: {@code jboss}. */
public final class JbossAdapter implements PoolAdapter {
  static final Option<Integer> CORE =
      Option.integer(
          "core",
          1,
          1,
          Integer.MAX_VALUE,
          "how many threads are kept when idle; it grows to the workers before a task waits");

  private static final Library LIBRARY =
      new Library("org.jboss.threads:jboss-threads", "org.jboss.threads.EnhancedQueueExecutor");

  /** Makes the adapter; it has no state. */
  public JbossAdapter() {}

  @Override
  public String id() {
    return "jboss";
  }

  @Override
  public String describe() {
    return "EnhancedQueueExecutor of JBoss Threads, whose queue hands a task to an idle thread;"
        + " execute, submit and invokeAll hand over one task at a time";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CORE);
  }

  @Override
  public Pool open(PoolOptions options) {
    int workers = options.workers();
    return EnhancedPools.open(Math.min(options.get(CORE), workers), workers);
  }
}
