package dev.poolbench.core.run;

import dev.poolbench.core.RunListener;
import dev.poolbench.core.measure.SeriesEvent;
import dev.poolbench.core.measure.SeriesListener;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.Latency;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Series;
import dev.poolbench.core.report.WarmUp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what came of a series from its events, as far as it got. */
final class SeriesRecorder implements SeriesListener {
  private final SeriesPlan plan;
  private final RunListener listener;
  private final Map<Phase, Long> phases = new EnumMap<>(Phase.class);
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Latency> latencies = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final UsageRecorder usage = new UsageRecorder();
  private Optional<WarmUp> warmUp = Optional.empty();
  private Optional<String> refusal = Optional.empty();

  SeriesRecorder(SeriesPlan plan, RunListener listener) {
    this.plan = plan;
    this.listener = listener;
  }

  @Override
  public synchronized void accept(SeriesEvent event) {
    if (event instanceof SeriesEvent.Started started) {
      listener.entered(plan, started.phase(), started.jobs());
    } else if (event instanceof SeriesEvent.Finished finished) {
      phases.put(finished.phase(), finished.nanos());
    } else if (event instanceof SeriesEvent.WarmedUp warmedUp) {
      warmUp = Optional.of(warmedUp.warmUp());
    } else if (event instanceof SeriesEvent.Measured measured) {
      measurements.add(measured.measurement());
    } else if (event instanceof SeriesEvent.Refused refused) {
      refusal = Optional.of(refused.reason());
    } else if (event instanceof SeriesEvent.Failed failed) {
      failures.add(failed.failure());
    } else if (event instanceof SeriesEvent.Timed timed) {
      latencies.add(timed.latency());
    } else if (event instanceof SeriesEvent.Straggled straggled) {
      add(straggled);
    } else {
      usage.accept(event);
    }
  }

  /** Adds to a measurement what came after it was made; the host is told of each cell early. */
  private void add(SeriesEvent.Straggled straggled) {
    for (int i = measurements.size() - 1; i >= 0; i--) {
      Measurement made = measurements.get(i);
      boolean own = straggled.iteration() < 0 || made.iteration() == straggled.iteration();
      if (made.jobs() == straggled.jobs() && own) {
        measurements.set(i, made.plus(straggled.counts()));
        return;
      }
    }
    failures.add(
        new Failure(
            Phase.WARM_UP,
            Optional.of(straggled.jobs()),
            "outside the measurement " + straggled.counts(),
            "",
            ""));
  }

  synchronized void fail(Phase phase, String message) {
    failures.add(new Failure(phase, Optional.empty(), message, "", ""));
  }

  synchronized Series series() {
    return new Series(
        plan,
        Map.copyOf(phases),
        warmUp,
        List.copyOf(measurements),
        usage.usages(),
        usage.moments(),
        usage.climbs(),
        List.copyOf(latencies),
        usage.cleanUp(),
        refusal,
        List.copyOf(failures));
  }
}
