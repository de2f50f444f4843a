/**
 * Holds Acme's pool and workload and the main class that compares, none of it exported but to the
 * tests.
 */
module com.acme.pools {
  requires dev.poolbench.core;

  exports com.acme.pools to
      com.acme.pools.tests;

  provides dev.poolbench.api.PoolAdapter with
      com.acme.pools.AcmeAdapter;
  provides dev.poolbench.api.Workload with
      com.acme.pools.AcmeSum;
}
