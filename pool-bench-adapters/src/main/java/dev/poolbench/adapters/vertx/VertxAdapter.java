package dev.poolbench.adapters.vertx;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;

/** Makes the worker pool of Vert.x: {@code vertx}. */
public final class VertxAdapter implements PoolAdapter {
  private static final Library LIBRARY =
      new Library("io.vertx:vertx-core", "io.vertx.core.WorkerExecutor");

  /** Makes the adapter; it has no state. */
  public VertxAdapter() {}

  @Override
  public String id() {
    return "vertx";
  }

  @Override
  public String describe() {
    return "WorkerExecutor of Vert.x; executeBlocking, unordered, is its only hand-over, with"
        + " futures of its own; close waits for the tasks, for its own drops them";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public Pool open(PoolOptions options) {
    return VertxPools.open(options.workers());
  }
}
