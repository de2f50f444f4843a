package com.acme.pools;

import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.kit.PoolAdapterKit;

/** Proves Acme's pool by the rules that every pool keeps. */
class AcmeAdapterTests extends PoolAdapterKit {
  @Override
  protected PoolAdapter adapter() {
    return new AcmeAdapter();
  }
}
