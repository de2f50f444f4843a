package dev.poolbench.adapters.reactor;

import dev.poolbench.adapters.support.Library;
import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.time.Duration;
import java.util.List;

/** Makes the schedulers of Project Reactor: {@code reactor}. */
public final class ReactorAdapter implements PoolAdapter {
  static final Option<SchedulerKind> SCHEDULER =
      Option.choice(
          "scheduler",
          SchedulerKind.BOUNDED_ELASTIC,
          "which: that for blocking work, that for computing, or that for blocking work on virtual"
              + " threads (JDK 21)");

  static final Option<Integer> QUEUE =
      Option.integer(
          "queue",
          100_000,
          1,
          Integer.MAX_VALUE,
          "how many tasks may wait for each thread of a bounded elastic one; more are refused");

  private static final Library LIBRARY =
      new Library("io.projectreactor:reactor-core", "reactor.core.scheduler.Schedulers");

  /** Its thread that waits for schedulers to end is idle for 10 s and then some. */
  private static final Duration LINGERS = Duration.ofSeconds(12);

  /** Makes the adapter; it has no state. */
  public ReactorAdapter() {}

  @Override
  public String id() {
    return "reactor";
  }

  @Override
  public String describe() {
    return "a Scheduler of Reactor, bounded elastic or parallel; schedule is its only hand-over,"
        + " and close its disposeGracefully, for dispose drops what is queued";
  }

  @Override
  public Availability availability() {
    return LIBRARY.availability();
  }

  @Override
  public Availability availability(PoolOptions options) {
    return options.get(SCHEDULER) == SchedulerKind.VIRTUAL && availability().isAvailable()
        ? VirtualThreads.availability()
        : availability();
  }

  @Override
  public Duration lingers() {
    return LINGERS;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SCHEDULER, QUEUE);
  }

  @Override
  public Pool open(PoolOptions options) {
    return ReactorPools.open(options.get(SCHEDULER), options.workers(), options.get(QUEUE));
  }
}
