package dev.poolbench.adapters.jdk;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;

/**
 * Runs every task on the thread that hands it over: {@code caller}, what pools are held against.
 */
public final class CallerAdapter implements PoolAdapter {

  /** Makes the adapter; it has no state. */
  public CallerAdapter() {}

  @Override
  public String id() {
    return "caller";
  }

  @Override
  public PoolKind kind() {
    return PoolKind.CALLER;
  }

  @Override
  public String describe() {
    return "the plain loop: each task runs on the thread that hands it over, as it is handed over";
  }

  @Override
  public Pool open(PoolOptions options) {
    return Pool.of(new CallerExecutor(), 1);
  }
}
