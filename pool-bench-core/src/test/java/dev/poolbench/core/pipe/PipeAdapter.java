package dev.poolbench.core.pipe;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;

/** Opens a pool of JVMs that are told over a pipe which jobs to do. */
public final class PipeAdapter implements PoolAdapter {
  @Override
  public String id() {
    return "pipe";
  }

  @Override
  public PoolKind kind() {
    return PoolKind.PROCESSES;
  }

  @Override
  public Pool open(PoolOptions options) throws Exception {
    return new PipePool(options.workers());
  }
}
