package dev.poolbench.adapters.spring;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.util.List;

/** Makes the task executors of Spring: {@code spring}. */
public final class SpringAdapter implements PoolAdapter {
  static final Option<Boolean> VIRTUAL =
      Option.flag(
          "virtual",
          false,
          "whether it is a SimpleAsyncTaskExecutor, which starts a virtual thread a task (JDK 21)"
              + " and waits while as many run as there are workers, in place of a"
              + " ThreadPoolTaskExecutor");

  private static final Library LIBRARY =
      new Library(
          "org.springframework:spring-context",
          "org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor");

  /** Makes the adapter; it has no state. */
  public SpringAdapter() {}

  @Override
  public String id() {
    return "spring";
  }

  @Override
  public String describe() {
    return "ThreadPoolTaskExecutor of Spring, or its SimpleAsyncTaskExecutor; execute, and submit"
        + " with futures; close waits for the tasks, as it has to be told to";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public Availability availability(PoolOptions options) {
    return options.get(VIRTUAL) && availability().isAvailable()
        ? VirtualThreads.availability()
        : availability();
  }

  @Override
  public List<Option<?>> options() {
    return List.of(VIRTUAL);
  }

  @Override
  public Pool open(PoolOptions options) {
    return options.get(VIRTUAL)
        ? SpringPools.simple(options.workers())
        : SpringPools.pool(options.workers());
  }
}
