/**
 * Holds the pools and the workloads that ship.
 *
 * <p>They are found by {@link java.util.ServiceLoader}; the packages are exported because an
 * adapter or a workload may also be named by its class.
 */
@org.jspecify.annotations.NullMarked
module dev.poolbench.adapters {
  requires transitive dev.poolbench.api;
  requires io.netty.buffer;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.transport;
  requires java.management;
  requires kotlin.stdlib;
  requires okhttp3;

  exports dev.poolbench.adapters.http;
  exports dev.poolbench.adapters.jdk;
  exports dev.poolbench.adapters.process;
  exports dev.poolbench.adapters.workload;

  uses dev.poolbench.api.Workload;

  provides dev.poolbench.api.PoolAdapter with
      dev.poolbench.adapters.jdk.CallerAdapter,
      dev.poolbench.adapters.jdk.JdkFixedAdapter,
      dev.poolbench.adapters.jdk.JdkCachedAdapter,
      dev.poolbench.adapters.jdk.JdkForkJoinAdapter,
      dev.poolbench.adapters.jdk.JdkVirtualAdapter,
      dev.poolbench.adapters.jdk.JdkVirtualFixedAdapter,
      dev.poolbench.adapters.process.ProcessAdapter;
  provides dev.poolbench.api.Workload with
      dev.poolbench.adapters.http.HttpWorkload,
      dev.poolbench.adapters.workload.AllocWorkload,
      dev.poolbench.adapters.workload.FileWorkload,
      dev.poolbench.adapters.workload.LockWorkload,
      dev.poolbench.adapters.workload.MixedWorkload,
      dev.poolbench.adapters.workload.SleepWorkload,
      dev.poolbench.adapters.workload.SpinWorkload,
      dev.poolbench.adapters.workload.SqrtWorkload;
}
