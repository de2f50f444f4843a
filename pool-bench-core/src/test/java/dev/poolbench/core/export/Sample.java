package dev.poolbench.core.export;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpBaseline;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.CloseTime;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapState;
import dev.poolbench.core.memory.ProcessState;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Climb;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JdkFacts;
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
import java.util.TreeMap;

/**
 * Makes a report that nobody measured, so that every character of it is known: a pool is slower,
 * one too noisy to tell, one fails and leaves its clean-up unchecked, and one is not available.
 */
public final class Sample {
  private static final Jdk JDK = new Jdk("17.0.1", "Acme", Path.of("/jdk"));

  private Sample() {}

  public static Report report(int blocks) {
    List<PoolSpec> pools =
        PoolSpec.parseList(
            "caller,jdk-fixed(queue=array:1024,full=caller-runs),jdk-cached,jdk-fork-join,jdk-virtual");
    Settings settings =
        new Settings(
            pools,
            WorkloadSpec.parse("sqrt"),
            List.of(Dispatch.each()),
            List.of(0, 1_000),
            List.of(8),
            5,
            blocks,
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
    Plan plan = plan(settings);
    List<Series> series = new ArrayList<>();
    for (SeriesPlan next : plan.series()) {
      switch (next.inspecting() ? "inspected " + next.pool().id() : next.pool().id()) {
        case "inspected caller" -> series.add(inspected(next, CloseTime.took(999)));
        case "inspected jdk-fixed" ->
            series.add(inspected(next, CloseTime.hung("close did not end", "all threads")));
        case "caller" -> series.add(measured(next, 10_000 + 10 * next.block()));
        case "jdk-cached" -> series.add(measured(next, next.block() % 2 == 0 ? 7_000 : 15_000));
        case "jdk-fixed" -> series.add(measured(next, 100_000 + 20_000 * next.block()));
        case "jdk-fork-join" -> series.add(failed(next));
        default -> {}
      }
    }
    return new Report(
        Report.SCHEMA,
        Instant.EPOCH,
        Instant.EPOCH,
        true,
        "./pools --seed 7",
        new TreeMap<>(Map.of("cpu", "Acme | One", "cpus", "2")),
        plan,
        List.of(
            new JdkFacts(
                JDK,
                new TreeMap<>(Map.of("java.vm.name", "Acme VM", "java.vm.version", "17.0.1+12")),
                Map.of(),
                "")),
        Optional.empty(),
        List.of(new Unavailable(JDK, pools.get(4), Optional.empty(), "needs JDK 21 or newer")),
        series,
        List.of());
  }

  private static Plan plan(Settings settings) {
    List<SeriesPlan> series = new ArrayList<>();
    for (int block = 1; block <= settings.forks() + 1; block++) {
      for (PoolSpec pool : settings.pools()) {
        series.add(
            new SeriesPlan(
                series.size() + 1,
                block,
                JDK,
                pool,
                pool.id().equals("caller") ? 1 : 8,
                Dispatch.each(),
                block > settings.forks(),
                false,
                settings.jobCounts()));
      }
    }
    return new Plan(settings, series);
  }

  private static Series measured(SeriesPlan plan, long nanos) {
    return new Series(
        plan,
        Map.of(Phase.OPEN, 1_000L * plan.block(), Phase.FIRST_JOB, 2_000_000L, Phase.CLOSE, 999L),
        Optional.empty(),
        List.of(
            new Measurement(0, 0, 1, 120, JobCounts.NONE, Optional.empty()),
            new Measurement(
                1_000,
                0,
                2,
                2 * nanos,
                new JobCounts(2_000, 2_000, 0, 0, 0, 0, 0, 0, 0),
                Optional.empty())),
        List.of(usage(plan.block())),
        Arrays.stream(Moment.values()).map(moment -> at(moment, plan.block())).toList(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Is a megabyte more at each moment, and two more in the second block. */
  private static MomentMemory at(Moment moment, int block) {
    Figure none = Figure.absent("not asked");
    long more = 1_000_000L * (moment.ordinal() + 2 * (block - 1));
    Figure live =
        moment == Moment.OPEN ? none : Figure.bytes(3_000_000 + more, "after collections");
    return new MomentMemory(
        moment,
        new HeapState(Instant.EPOCH, none, live, none, Figure.bytes(256_000_000, "heap")),
        new ProcessState(
            Instant.EPOCH,
            Figure.count(1, "kernel"),
            Figure.bytes(296_000_000 + more, "rss"),
            none,
            Figure.bytes(200_000_000 + more, "pss"),
            none,
            none,
            none,
            none));
  }

  private static CellUsage usage(long block) {
    Figure none = Figure.absent("not asked");
    return new CellUsage(
        1_000,
        4_000,
        Figure.bytes(256_000_000, "heap"),
        Figure.bytes(40_000_000, "before"),
        new CellHeap(
            Instant.EPOCH,
            1,
            Figure.bytes(5_000_000 * block, "heap"),
            Figure.bytes(96_000, "all threads"),
            Figure.count(block, "collectors"),
            Figure.nanos(5_000_000 * block, "collectors"),
            none,
            none,
            none,
            none,
            List.of(),
            List.of()),
        new CellMemory(
            Instant.EPOCH,
            1,
            Figure.count(1, "kernel"),
            Figure.bytes(300_000_000 + 1_000_000 * block, "peak"),
            Figure.absent("the tree | was not read"),
            none,
            Figure.count(24, "kernel"),
            Figure.nanos(20_000_000, "kernel"),
            Figure.nanos(10_000_000, "kernel"),
            Figure.count(100 * block, "kernel"),
            Figure.absent("3 threads ended"),
            2,
            none,
            List.of(),
            List.of()),
        none);
  }

  private static Series inspected(SeriesPlan plan, CloseTime close) {
    try {
      CleanUpSettings settings =
          CleanUpSettings.defaults()
              .without(
                  CheckKind.THREADS,
                  CheckKind.VIRTUAL_THREADS,
                  CheckKind.PROCESSES,
                  CheckKind.FILES,
                  CheckKind.HEAP);
      return new Series(
          plan,
          Map.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(
              new Climb(0, 0, Figure.bytes(100, "heap")),
              new Climb(1_000, 1_000, Figure.bytes(100, "heap"))),
          List.of(),
          Optional.of(CleanUpBaseline.take(settings).check(close)),
          Optional.empty(),
          List.of());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Measurement losing() {
    return new Measurement(
        1_000, 0, 1, 5_000, new JobCounts(1_000, 997, 0, 0, 3, 0, 0, 0, 0), Optional.empty());
  }

  private static Series failed(SeriesPlan plan) {
    Failure failure =
        new Failure(Phase.RUN, Optional.of(1_000), "the fork ended", "", "out of *memory*\n");
    return new Series(
        plan,
        Map.of(),
        Optional.empty(),
        plan.block() == 1 ? List.of(losing()) : List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(failure));
  }
}
