/**
 * Holds the pools and the workloads that ship.
 *
 * <p>They are found by {@link java.util.ServiceLoader}; the packages are exported because an
 * adapter or a workload may also be named by its class.
 */
@org.jspecify.annotations.NullMarked
module dev.poolbench.adapters {
  requires transitive dev.poolbench.api;

  exports dev.poolbench.adapters.jdk;
  exports dev.poolbench.adapters.workload;

  provides dev.poolbench.api.PoolAdapter with
      dev.poolbench.adapters.jdk.CallerAdapter,
      dev.poolbench.adapters.jdk.JdkFixedAdapter,
      dev.poolbench.adapters.jdk.JdkCachedAdapter,
      dev.poolbench.adapters.jdk.JdkForkJoinAdapter,
      dev.poolbench.adapters.jdk.JdkVirtualAdapter,
      dev.poolbench.adapters.jdk.JdkVirtualFixedAdapter;
  provides dev.poolbench.api.Workload with
      dev.poolbench.adapters.workload.SqrtWorkload;
}
