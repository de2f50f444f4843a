package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapState;
import dev.poolbench.core.memory.ProcessState;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.testing.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes reports of runs that nobody carried out, so that the truth about them is known. */
public final class Made {
  private static final Jdk JDK = new Jdk("17.0.1", "Acme", Path.of("/jdk"));

  /** Says how long a job set takes, or that it fails, if negative. */
  public interface Times {
    double nanos(String pool, int block, int jobs);
  }

  private Made() {}

  public static Report report(
      List<String> pools, List<Integer> jobCounts, int blocks, Stopping stopping, Times times) {
    Settings settings =
        new Settings(
            PoolSpec.parseList(String.join(",", pools)),
            WorkloadSpec.parse("sqrt"),
            List.of(Dispatch.each()),
            jobCounts,
            List.of(8),
            5,
            blocks,
            stopping,
            1,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Isolation.FORK,
            List.of(JDK),
            List.of("-Xmx256m"),
            false,
            false,
            CleanUpSettings.defaults(),
            7);
    List<SeriesPlan> plans = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      for (PoolSpec pool : settings.pools()) {
        SeriesPlan plan =
            new SeriesPlan(
                plans.size() + 1, block, JDK, pool, 8, Dispatch.each(), false, false, jobCounts);
        plans.add(plan);
        series.add(series(plan, times));
      }
    }
    return new Report(
        Report.SCHEMA,
        Instant.EPOCH,
        Instant.EPOCH,
        true,
        "none",
        Map.of(),
        new Plan(settings, plans),
        List.of(),
        Optional.empty(),
        List.of(),
        series,
        List.of());
  }

  /** Adds to a report what other workers took. */
  public static Report withWorkers(Report report, int workers, Report other) {
    List<Series> series = new ArrayList<>(report.series());
    for (Series one : other.series()) {
      SeriesPlan plan =
          Records.with(
              Records.with(one.plan(), "workers", workers),
              "number",
              report.series().size() + one.plan().number());
      series.add(Records.with(one, "plan", plan));
    }
    Plan plan = Records.with(report.plan(), "series", series.stream().map(Series::plan).toList());
    return Records.with(Records.with(report, "series", series), "plan", plan);
  }

  private static Series series(SeriesPlan plan, Times times) {
    List<Measurement> measurements = new ArrayList<>();
    for (int jobs : plan.jobCounts()) {
      double nanos = times.nanos(plan.pool().id(), plan.block(), jobs);
      if (!Double.isNaN(nanos)) {
        boolean failed = nanos < 0;
        measurements.add(
            new Measurement(
                jobs,
                0,
                1,
                Math.round(Math.abs(nanos)),
                new JobCounts(jobs, failed ? 0 : jobs, failed ? jobs : 0, 0, 0, 0, 0, 0, 0),
                Optional.empty()));
      }
    }
    return new Series(
        plan,
        Map.of(),
        Optional.empty(),
        measurements,
        List.of(),
        List.of(idle(1_000_000L * plan.pool().id().length())),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static MomentMemory idle(long live) {
    Figure none = Figure.absent("not asked");
    return new MomentMemory(
        Moment.IDLE,
        new HeapState(Instant.EPOCH, none, Figure.bytes(live, "made"), none, none),
        new ProcessState(Instant.EPOCH, none, none, none, none, none, none, none, none));
  }
}
