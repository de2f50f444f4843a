package dev.poolbench.core.kit;

import dev.poolbench.api.Pool;

/** Closes a pool once, for only one rule asks whether it may be closed twice. */
final class PoolUse implements AutoCloseable {
  private final Pool pool;
  private boolean closed;

  PoolUse(Pool pool) {
    this.pool = pool;
  }

  Pool pool() {
    return pool;
  }

  @Override
  public void close() throws Exception {
    if (!closed) {
      closed = true;
      pool.close();
    }
  }
}
