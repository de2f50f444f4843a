package dev.poolbench.core.kit;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;

/** Is all that an adapter has to be. */
public final class PlainPool implements PoolAdapter {
  /** Makes the adapter. */
  public PlainPool() {}

  @Override
  public String id() {
    return "plain";
  }

  @Override
  public Pool open(PoolOptions options) {
    return Pool.of(Subjects.fixed(options.workers(), 0));
  }
}
