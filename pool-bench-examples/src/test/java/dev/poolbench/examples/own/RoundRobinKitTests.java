package dev.poolbench.examples.own;

import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.kit.PoolAdapterKit;

/** Proves the pool of one's own by the rules that every pool keeps. */
class RoundRobinKitTests extends PoolAdapterKit {
  @Override
  protected PoolAdapter adapter() {
    return new RoundRobinAdapter();
  }
}
