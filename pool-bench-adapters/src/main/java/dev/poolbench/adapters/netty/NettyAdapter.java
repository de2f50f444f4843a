package dev.poolbench.adapters.netty;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;

/** Makes Netty's groups of event executors: {@code netty}. */
public final class NettyAdapter implements PoolAdapter {
  static final Option<Boolean> ORDERED =
      Option.flag(
          "ordered",
          true,
          "whether it is a DefaultEventExecutorGroup, which deals tasks out to the queues of single"
              + " threads in turn, or an UnorderedThreadPoolEventExecutor with one queue");

  private static final Library LIBRARY =
      new Library("io.netty:netty-common", "io.netty.util.concurrent.EventExecutorGroup");

  /** Makes the adapter; it has no state. */
  public NettyAdapter() {}

  @Override
  public String id() {
    return "netty";
  }

  @Override
  public String describe() {
    return "DefaultEventExecutorGroup of Netty, or its unordered executor; execute, and submit with"
        + " Netty's futures; its invokeAll is none, for it runs all on one thread";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ORDERED);
  }

  @Override
  public Pool open(PoolOptions options) {
    return options.get(ORDERED)
        ? NettyPools.ordered(options.workers())
        : NettyPools.unordered(options.workers());
  }
}
