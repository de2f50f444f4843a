package dev.poolbench.core.fork;

import dev.poolbench.core.measure.SeriesEvent;
import dev.poolbench.core.measure.SeriesListener;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.ProcessMonitor;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.Phase;
import java.util.Optional;
import java.util.function.Supplier;

/** Knows what the fork was doing, so that its end can be put to the right cell. */
final class Position implements SeriesListener {
  private final SeriesListener listener;
  private final ForkLog log;
  private final Supplier<Figure> fixtureTime;
  private Figure fixtureBefore = Figure.absent("no cell has begun");
  private Phase phase = Phase.START;
  private int jobs;
  private boolean failed;

  Position(SeriesListener listener, ForkLog log, Supplier<Figure> fixtureTime) {
    this.listener = listener;
    this.log = log;
    this.fixtureTime = fixtureTime;
  }

  /** Tells whether the fork itself has told of a failure. */
  boolean hasFailed() {
    return failed;
  }

  @Override
  public void accept(SeriesEvent event) {
    if (event instanceof SeriesEvent.Started begun) {
      phase = begun.phase();
      jobs = begun.jobs();
    }
    if (event instanceof SeriesEvent.Failed told) {
      failed = true;
      Failure failure = told.failure();
      listener.accept(
          new SeriesEvent.Failed(
              new Failure(
                  failure.phase(),
                  failure.jobs(),
                  failure.message(),
                  failure.detail(),
                  log.tail())));
    } else {
      listener.accept(event);
    }
  }

  /** Looks at the fork from outside while it waits. */
  void observe(SeriesEvent event, ProcessMonitor monitor) {
    if (event instanceof SeriesEvent.CellBegins) {
      fixtureBefore = fixtureTime.get();
      monitor.begin();
    } else if (event instanceof SeriesEvent.CellEnded ended) {
      CellMemory memory = monitor.end();
      listener.accept(
          new SeriesEvent.Sampled(ended.jobs(), memory, fixtureTime.get().minus(fixtureBefore)));
    } else if (event instanceof SeriesEvent.Reached reached) {
      listener.accept(new SeriesEvent.Observed(reached.moment(), monitor.snapshot()));
    }
  }

  void fail(String message, String detail) {
    Optional<Integer> count = jobs == 0 ? Optional.empty() : Optional.of(jobs);
    listener.accept(new SeriesEvent.Failed(new Failure(phase, count, message, detail, log.tail())));
  }
}
