package com.acme.pools.tests;

import com.acme.pools.AcmeAdapter;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.kit.PoolAdapterKit;
import dev.poolbench.core.kit.Rule;
import java.util.Map;

/** Proves Acme's pool by the rules that every pool keeps. */
class AcmeAdapterTests extends PoolAdapterKit {
  @Override
  protected PoolAdapter adapter() {
    return new AcmeAdapter();
  }

  @Override
  protected Map<Rule, String> exemptions(String pool) {
    return Map.of(
        Rule.KEEPS_TO_WORKERS, "a ForkJoinPool starts another thread where one is blocked");
  }
}
