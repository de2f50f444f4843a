package dev.poolbench.adapters.jdk;

import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes a pool of a fixed number of virtual threads before one queue: {@code jdk-virtual-fixed};
 * needs JDK 21.
 *
 * <p>Nobody is advised to pool virtual threads; this shows what the threads alone change.
 */
public final class JdkVirtualFixedAdapter implements PoolAdapter {

  /** Makes the adapter; it has no state. */
  public JdkVirtualFixedAdapter() {}

  @Override
  public String id() {
    return "jdk-virtual-fixed";
  }

  @Override
  public PoolKind kind() {
    return PoolKind.VIRTUAL_THREADS;
  }

  @Override
  public String describe() {
    return "jdk-fixed with a linked queue, but of virtual threads; execute, submit and invokeAll put"
        + " one task at a time into its queue";
  }

  @Override
  public Availability availability() {
    return VirtualThreads.availability();
  }

  @Override
  public Pool open(PoolOptions options) {
    int workers = options.workers();
    return Pool.of(
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            WorkerThreads.virtual(id())),
        workers);
  }
}
