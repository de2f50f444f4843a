package dev.poolbench.adapters.reactor;

import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Pool;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Opens the schedulers, and closes them as Reactor recommends; holds all that is of the library.
 */
final class ReactorPools {
  private static final String NAME = "reactor";

  private ReactorPools() {}

  static Pool open(SchedulerKind kind, int workers, int queue) {
    Scheduler scheduler =
        switch (kind) {
          case BOUNDED_ELASTIC -> Schedulers.newBoundedElastic(workers, queue, NAME);
          case PARALLEL -> Schedulers.newParallel(NAME, workers);
          case VIRTUAL -> virtual(workers, queue);
        };
    return Pool.of(
        scheduler::schedule,
        workers,
        () -> {
          try {
            scheduler.disposeGracefully().toFuture().get();
          } catch (InterruptedException e) {
            scheduler.dispose();
            throw e;
          }
        });
  }

  /** Is what the bounded elastic scheduler that all share is on virtual threads. */
  private static Scheduler virtual(int workers, int queue) {
    Scheduler scheduler =
        new Schedulers.Factory() {}.newThreadPerTaskBoundedElastic(
            workers, queue, VirtualThreads.factory());
    scheduler.init();
    return scheduler;
  }
}
