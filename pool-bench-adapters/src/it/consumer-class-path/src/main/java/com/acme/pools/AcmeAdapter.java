package com.acme.pools;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.concurrent.Executors;

/** Makes Acme's pool. */
public final class AcmeAdapter implements PoolAdapter {
  @Override
  public String id() {
    return "acme";
  }

  @Override
  public Pool open(PoolOptions options) {
    return Pool.of(Executors.newWorkStealingPool(options.workers()));
  }
}
