package dev.poolbench.core.html;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.Evidence;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapPoint;
import dev.poolbench.core.memory.HeapState;
import dev.poolbench.core.memory.MemoryPoint;
import dev.poolbench.core.memory.ProcessState;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.MomentMemory;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import dev.poolbench.core.report.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes reports of runs that nobody carried out, with memory and what was left behind. The pool at
 * place p takes p + 1 us a job, the last pool leaks, and whatever text there is, is given.
 */
record Runs(
    List<PoolSpec> pools,
    List<Dispatch> dispatches,
    List<Integer> jobCounts,
    int forks,
    boolean memory,
    List<PoolSpec> failing,
    String text,
    int processes) {
  private static final Jdk JDK = new Jdk("17.0.1", "Acme", Path.of("/jdk"));
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Has a plain loop and two pools that finish, in eight blocks. */
  static Runs small() {
    return new Runs(
        PoolSpec.parseList("caller,quick,lazy"),
        List.of(Dispatch.each()),
        List.of(0, 10, 100, 1000),
        8,
        true,
        List.of(),
        "plain text",
        1);
  }

  /** Has as much as a page is to hold. */
  static Runs large() {
    return new Runs(
        IntStream.range(0, 20).mapToObj(i -> PoolSpec.parse("pool-" + i)).toList(),
        List.of(Dispatch.each(), Dispatch.futures()),
        IntStream.rangeClosed(0, 20).mapToObj(i -> 500 * i).toList(),
        10,
        true,
        List.of(),
        "plain text",
        1);
  }

  Runs with(PoolSpec... others) {
    return new Runs(
        Stream.concat(pools.stream(), Arrays.stream(others)).toList(),
        dispatches,
        jobCounts,
        forks,
        memory,
        failing,
        text,
        processes);
  }

  Runs failing(PoolSpec... others) {
    Runs all = with(others);
    return new Runs(
        all.pools, dispatches, jobCounts, forks, memory, List.of(others), text, processes);
  }

  Runs withoutMemory() {
    return new Runs(pools, dispatches, jobCounts, forks, false, failing, text, processes);
  }

  Runs withProcesses() {
    return new Runs(pools, dispatches, jobCounts, forks, memory, failing, text, 6);
  }

  Runs saying(String other) {
    return new Runs(pools, dispatches, jobCounts, forks, memory, failing, other, processes);
  }

  Report report() {
    Settings settings =
        new Settings(
            pools,
            WorkloadSpec.parse("sqrt"),
            dispatches,
            jobCounts,
            List.of(8),
            5,
            forks,
            Stopping.defaults(),
            1,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Isolation.FORK,
            List.of(JDK),
            List.of("-Xmx256m"),
            true,
            false,
            CleanUpSettings.defaults(),
            7);
    List<SeriesPlan> plans = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    for (int block = 1; block <= forks + 1; block++) {
      for (PoolSpec pool : pools) {
        for (Dispatch dispatch : dispatches) {
          SeriesPlan plan =
              new SeriesPlan(
                  plans.size() + 1, block, JDK, pool, 8, dispatch, block > forks, false, jobCounts);
          plans.add(plan);
          series.add(series(plan));
        }
      }
    }
    return new Report(
        Report.SCHEMA,
        START,
        START.plusSeconds(60),
        true,
        "./pools --pools mine " + text,
        Map.of("cpu", text, "cpus", "2"),
        new Plan(settings, plans),
        List.of(),
        Optional.empty(),
        List.of(
            new Unavailable(
                JDK, PoolSpec.parse("absent"), Optional.empty(), "add acme:pools " + text)),
        series,
        List.of());
  }

  private Series series(SeriesPlan plan) {
    boolean fails = failing.contains(plan.pool());
    return new Series(
        plan,
        Map.of(Phase.OPEN, 1_000_000L, Phase.FIRST_JOB, 200_000L, Phase.CLOSE, 3_000_000L),
        Optional.empty(),
        fails ? List.of() : jobCounts.stream().map(jobs -> measurement(plan, jobs)).toList(),
        fails ? List.of() : jobCounts.stream().map(jobs -> usage(plan, jobs)).toList(),
        Arrays.stream(Moment.values()).map(this::moment).toList(),
        List.of(),
        List.of(),
        plan.inspecting() ? Optional.of(cleanUp(plan.pool())) : Optional.empty(),
        Optional.empty(),
        fails
            ? List.of(
                new Failure(Phase.OPEN, Optional.empty(), "could not open: " + text, text, text))
            : List.of());
  }

  private Measurement measurement(SeriesPlan plan, int jobs) {
    int place = pools.indexOf(plan.pool());
    double noise = 1 + 0.002 * (plan.block() * 7 % 5);
    long nanos = Math.round((100 + 1_000.0 * jobs * (place + 1)) * noise);
    return new Measurement(
        jobs, 0, 1, nanos, new JobCounts(jobs, jobs, 0, 0, 0, 0, 0, 0, 0), Optional.empty());
  }

  private CellUsage usage(SeriesPlan plan, int jobs) {
    Instant began = START.plusMillis(100 + 100L * jobCounts.indexOf(jobs));
    long more = 100_000L * (pools.indexOf(plan.pool()) + 1) + 1_000L * plan.block() + jobs;
    return new CellUsage(
        jobs,
        10L * jobs,
        bytes(256_000_000),
        bytes(70_000_000),
        new CellHeap(
            began,
            90_000_000,
            bytes(20_000_000 + more),
            bytes(48L * 10 * jobs),
            count(3),
            Figure.nanos(4_000_000, "made"),
            count(0),
            Figure.nanos(0, "made"),
            count(12),
            count(0),
            List.of(
                new HeapPoint(0, 6_000_000, 6_000_000),
                new HeapPoint(50_000_000, 20_000_000, 5_000_000)),
            List.of()),
        new CellMemory(
            began,
            90_000_000,
            count(processes),
            bytes(326_000_000 + more),
            bytes(326_000_000 + more),
            bytes(326_000_000 + more),
            count(30),
            Figure.nanos(40_000_000, "made"),
            Figure.nanos(10_000_000, "made"),
            count(100),
            count(10),
            100,
            Figure.nanos(1_000_000, "made"),
            IntStream.range(0, plan.inspecting() ? 200 : 2)
                .mapToObj(i -> new MemoryPoint(400_000L * i, 326_000_000 + more + 4_096L * i, 30))
                .toList(),
            List.of()),
        count(0));
  }

  private Figure bytes(long value) {
    return memory ? Figure.bytes(value, "made") : Figure.absent("this system does not tell");
  }

  private Figure count(long value) {
    return memory ? Figure.count(value, "made") : Figure.absent("this system does not tell");
  }

  private MomentMemory moment(Moment moment) {
    Instant at = START.plusMillis(10_000L * moment.ordinal());
    Figure resident = bytes(326_000_000);
    return new MomentMemory(
        moment,
        new HeapState(at, bytes(6_000_000), bytes(5_000_000), resident, bytes(256_000_000)),
        new ProcessState(
            at, count(1), resident, resident, resident, bytes(0), count(30), count(0), count(0)));
  }

  /** Has the last pool leave threads behind. */
  private CleanUpReport cleanUp(PoolSpec pool) {
    boolean leaks = pools.indexOf(pool) == pools.size() - 1;
    List<Evidence> evidence =
        leaks ? List.of(new Evidence("thread \"" + text + "\"", "at " + text)) : List.of();
    return new CleanUpReport(
        Arrays.stream(CheckKind.values())
            .map(
                kind ->
                    new CleanUpCheck(
                        kind,
                        leaks && kind == CheckKind.THREADS ? Verdict.LEAKED : Verdict.CLEAN,
                        "",
                        kind == CheckKind.THREADS ? evidence : List.of(),
                        List.of(),
                        List.of()))
            .toList(),
        bytes(0),
        bytes(0),
        Figure.nanos(3_000_000, "made"),
        1_000_000);
  }
}
