package dev.poolbench.adapters.tomcat;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;

/** Makes the pool of Tomcat's connectors: {@code tomcat}. */
public final class TomcatAdapter implements PoolAdapter {
  static final Option<Integer> MIN =
      Option.integer(
          "min",
          10,
          0,
          Integer.MAX_VALUE,
          "how many threads it starts with and keeps when idle; it grows to the workers before a"
              + " task waits");

  private static final Library LIBRARY =
      new Library(
          "org.apache.tomcat:tomcat-util", "org.apache.tomcat.util.threads.ThreadPoolExecutor");

  /** Makes the adapter; it has no state. */
  public TomcatAdapter() {}

  @Override
  public String id() {
    return "tomcat";
  }

  @Override
  public String describe() {
    return "ThreadPoolExecutor and TaskQueue of Tomcat, which start threads before they queue;"
        + " execute, submit and invokeAll hand over one task at a time";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(MIN);
  }

  @Override
  public Pool open(PoolOptions options) {
    int workers = options.workers();
    return TomcatPools.open(Math.min(options.get(MIN), workers), workers);
  }
}
