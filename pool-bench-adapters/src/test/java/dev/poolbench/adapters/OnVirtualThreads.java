package dev.poolbench.adapters;

import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;

/** Is an adapter of which only pools on virtual threads are asked, and so needs JDK 21. */
record OnVirtualThreads(PoolAdapter adapter) implements PoolAdapter {
  @Override
  public String id() {
    return adapter.id();
  }

  @Override
  public Availability availability() {
    return VirtualThreads.availability();
  }

  @Override
  public List<Option<?>> options() {
    return adapter.options();
  }

  @Override
  public Pool open(PoolOptions options) throws Exception {
    return adapter.open(options);
  }
}
