/**
 * Defines what the author of a pool adapter or of a workload needs, and nothing else.
 *
 * <p>An adapter implements {@link dev.poolbench.api.PoolAdapter}, a workload {@link
 * dev.poolbench.api.Workload}; both are found by {@link java.util.ServiceLoader} or named by class.
 */
@org.jspecify.annotations.NullMarked
module dev.poolbench.api {
  requires static transitive org.jspecify;

  exports dev.poolbench.api;
  exports dev.poolbench.api.launch;
}
