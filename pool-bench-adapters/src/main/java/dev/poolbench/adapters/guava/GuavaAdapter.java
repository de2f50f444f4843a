package dev.poolbench.adapters.guava;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;

/** Makes a fixed pool of the JDK as Guava's listening decorator shows it: {@code guava}. */
public final class GuavaAdapter implements PoolAdapter {
  private static final Library LIBRARY =
      new Library(
          "com.google.guava:guava", "com.google.common.util.concurrent.ListeningExecutorService");

  /** Makes the adapter; it has no state. */
  public GuavaAdapter() {}

  @Override
  public String id() {
    return "guava";
  }

  @Override
  public String describe() {
    return "MoreExecutors.listeningDecorator of a ThreadPoolExecutor; submit gives its"
        + " ListenableFuture, with a callback on the worker, and invokeAll is over those";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public Pool open(PoolOptions options) {
    return ListeningPool.open(options.workers());
  }
}
