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
  requires static com.google.common;
  requires static io.vertx.core;
  requires static kotlinx.coroutines.core;
  requires static org.apache.tomcat.util;
  requires static org.eclipse.jetty.util;
  requires static org.jboss.threads;
  requires static pekko.actor;
  requires static reactor.core;
  requires static spring.context;
  requires static spring.core;
  requires static typesafe.config;

  exports dev.poolbench.adapters.http;
  exports dev.poolbench.adapters.jdk;
  exports dev.poolbench.adapters.guava;
  exports dev.poolbench.adapters.jboss;
  exports dev.poolbench.adapters.jetty;
  exports dev.poolbench.adapters.kotlin;
  exports dev.poolbench.adapters.netty;
  exports dev.poolbench.adapters.pekko;
  exports dev.poolbench.adapters.process;
  exports dev.poolbench.adapters.reactor;
  exports dev.poolbench.adapters.spring;
  exports dev.poolbench.adapters.tomcat;
  exports dev.poolbench.adapters.vertx;
  exports dev.poolbench.adapters.workload;

  uses dev.poolbench.api.Workload;

  provides dev.poolbench.api.PoolAdapter with
      dev.poolbench.adapters.jdk.CallerAdapter,
      dev.poolbench.adapters.jdk.JdkFixedAdapter,
      dev.poolbench.adapters.jdk.JdkCachedAdapter,
      dev.poolbench.adapters.jdk.JdkForkJoinAdapter,
      dev.poolbench.adapters.jdk.JdkVirtualAdapter,
      dev.poolbench.adapters.jdk.JdkVirtualFixedAdapter,
      dev.poolbench.adapters.guava.GuavaAdapter,
      dev.poolbench.adapters.jboss.JbossAdapter,
      dev.poolbench.adapters.jetty.JettyAdapter,
      dev.poolbench.adapters.kotlin.KotlinAdapter,
      dev.poolbench.adapters.netty.NettyAdapter,
      dev.poolbench.adapters.pekko.PekkoAdapter,
      dev.poolbench.adapters.reactor.ReactorAdapter,
      dev.poolbench.adapters.spring.SpringAdapter,
      dev.poolbench.adapters.tomcat.TomcatAdapter,
      dev.poolbench.adapters.vertx.VertxAdapter,
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
