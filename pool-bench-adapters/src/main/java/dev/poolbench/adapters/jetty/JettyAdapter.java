package dev.poolbench.adapters.jetty;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;

/** Makes the pools of Jetty's server: {@code jetty}. */
public final class JettyAdapter implements PoolAdapter {
  static final Option<Boolean> VIRTUAL =
      Option.flag(
          "virtual",
          false,
          "whether it is a VirtualThreadPool, which starts a virtual thread a task (JDK 21), in"
              + " place of a QueuedThreadPool");

  static final Option<Integer> MIN =
      Option.integer(
          "min",
          8,
          0,
          Integer.MAX_VALUE,
          "how many threads the QueuedThreadPool starts with and keeps when idle");

  private static final Library LIBRARY =
      new Library("org.eclipse.jetty:jetty-util", "org.eclipse.jetty.util.thread.QueuedThreadPool");

  /** Makes the adapter; it has no state. */
  public JettyAdapter() {}

  @Override
  public String id() {
    return "jetty";
  }

  @Override
  public String describe() {
    return "QueuedThreadPool of Jetty, or its VirtualThreadPool; execute is its only hand-over,"
        + " and close waits for the tasks before its stop, which drops them";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public Availability availability(PoolOptions options) {
    return options.get(VIRTUAL) && availability().isAvailable()
        ? VirtualThreads.availability()
        : availability();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(VIRTUAL, MIN);
  }

  @Override
  public Pool open(PoolOptions options) throws Exception {
    int workers = options.workers();
    return options.get(VIRTUAL)
        ? JettyPools.virtual(workers)
        : JettyPools.queued(workers, Math.min(options.get(MIN), workers));
  }
}
