package dev.poolbench.adapters.jdk;

import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Makes a pool that starts a virtual thread a task: {@code jdk-virtual}; needs JDK 21. */
public final class JdkVirtualAdapter implements PoolAdapter {
  static final Option<Boolean> BOUNDED =
      Option.flag(
          "bounded",
          true,
          "whether the thread that hands over waits while as many tasks run as there are workers");

  /** Makes the adapter; it has no state. */
  public JdkVirtualAdapter() {}

  @Override
  public String id() {
    return "jdk-virtual";
  }

  @Override
  public PoolKind kind() {
    return PoolKind.VIRTUAL_THREADS;
  }

  @Override
  public String describe() {
    return "Executors.newVirtualThreadPerTaskExecutor, bounded by a semaphore or not; execute,"
        + " submit and invokeAll start a virtual thread a task";
  }

  @Override
  public Availability availability() {
    return VirtualThreads.availability();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(BOUNDED);
  }

  @Override
  public Pool open(PoolOptions options) {
    ExecutorService executor = VirtualThreads.perTaskExecutor();
    int workers = options.workers();
    return options.get(BOUNDED)
        ? Pool.of(new BoundedExecutor(executor, workers), workers)
        : Pool.of(executor);
  }
}
