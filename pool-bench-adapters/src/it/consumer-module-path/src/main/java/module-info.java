/** Holds Acme's pool and workload, none of it exported, and the main class that compares. */
module com.acme.pools {
  requires dev.poolbench.core;

  provides dev.poolbench.api.PoolAdapter with
      com.acme.pools.AcmeAdapter;
  provides dev.poolbench.api.Workload with
      com.acme.pools.AcmeSum;
}
