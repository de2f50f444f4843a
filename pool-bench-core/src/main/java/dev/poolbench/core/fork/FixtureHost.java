package dev.poolbench.core.fork;

import dev.poolbench.api.Fixture;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.catalog.Catalog;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Starts the fixture of a workload in the JVM it runs in, and ends it. */
final class FixtureHost {
  private Fixture.@Nullable Running running;
  private boolean ended;

  FixtureAnswer start(WorkloadSpec spec) throws Exception {
    Workload workload = Catalog.find().workload(spec.id());
    Fixture fixture =
        workload
            .fixture(Options.of(workload, spec))
            .orElseThrow(
                () -> new IllegalStateException(spec + " has a fixture in one JVM but not here"));
    Fixture.Running started = fixture.start();
    if (!keep(started)) {
      started.close();
      throw new IllegalStateException("the run has ended before its fixture had started");
    }
    OptionalDouble jobs = started.calibrate();
    return new FixtureAnswer(
        started.options(),
        started.facts(),
        jobs.isPresent() ? Optional.of(jobs.getAsDouble()) : Optional.empty(),
        started.isDone());
  }

  /** Returns whether nobody has asked for the end meanwhile. */
  private synchronized boolean keep(Fixture.Running started) {
    running = started;
    return !ended;
  }

  /** Ends it; called when the host goes away. */
  synchronized void end() {
    ended = true;
    try {
      if (running != null) {
        running.close();
      }
    } catch (Exception e) {
      System.err.println("the fixture could not be ended: " + e);
    }
  }
}
