package dev.poolbench.core.picture;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import dev.poolbench.core.report.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Makes reports of runs that nobody carried out, with times and memory to draw. */
final class MadeRun {
  private static final Jdk JDK = new Jdk("25.0.3", "Acme", Path.of("/jdk25"));
  private static final Jdk OLD_JDK = new Jdk("17.0.1", "Acme", Path.of("/jdk17"));
  private static final long MB = 1_000_000;

  private final List<String> pools;
  private List<Integer> jobCounts = List.of(0, 250, 500, 750, 1_000);
  private List<Dispatch> dispatches = List.of(Dispatch.each());
  private List<Jdk> jdks = List.of(JDK);
  private int forks = 5;
  private long processes = 1;
  private boolean memory = true;
  private double[] nanosPerJob = {};
  private String failing = "";
  private int failingFrom;
  private String absent = "";
  private int begun = Integer.MAX_VALUE;

  private MadeRun(List<String> pools) {
    this.pools = pools;
  }

  static MadeRun of(String... pools) {
    return new MadeRun(List.of(pools));
  }

  MadeRun jobs(Integer... counts) {
    this.jobCounts = List.of(counts);
    return this;
  }

  MadeRun forks(int number) {
    this.forks = number;
    return this;
  }

  MadeRun dispatches(Dispatch... ways) {
    this.dispatches = List.of(ways);
    return this;
  }

  MadeRun onTwoJdks() {
    this.jdks = List.of(OLD_JDK, JDK);
    return this;
  }

  /** Says what a job takes, of each pool in their order; else it is 100 ns, 200 ns and so on. */
  MadeRun nanosPerJob(double... nanos) {
    this.nanosPerJob = nanos;
    return this;
  }

  MadeRun withProcesses() {
    this.processes = 6;
    return this;
  }

  MadeRun withoutMemory() {
    this.memory = false;
    return this;
  }

  /** Lets a pool fail at this job count and at all that are greater. */
  MadeRun failing(String pool, int from) {
    this.failing = pool;
    this.failingFrom = from;
    return this;
  }

  MadeRun absent(String pool) {
    this.absent = pool;
    return this;
  }

  MadeRun stoppedAfter(int series) {
    this.begun = series;
    return this;
  }

  Report report() {
    Settings settings =
        new Settings(
            pools.stream().map(PoolSpec::parse).toList(),
            WorkloadSpec.parse("sqrt"),
            dispatches,
            jobCounts,
            List.of(50),
            5,
            forks,
            Stopping.defaults(),
            1,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Isolation.FORK,
            jdks,
            List.of("-Xmx256m"),
            false,
            false,
            CleanUpSettings.defaults(),
            7);
    List<SeriesPlan> plans = new ArrayList<>();
    List<Unavailable> unavailable = new ArrayList<>();
    for (int block = 1; block <= forks; block++) {
      for (Jdk jdk : jdks) {
        for (PoolSpec pool : settings.pools()) {
          for (Dispatch dispatch : dispatches) {
            plans.add(
                new SeriesPlan(
                    plans.size() + 1,
                    block,
                    jdk,
                    pool,
                    pool.id().equals("caller") ? 1 : 50,
                    dispatch,
                    false,
                    false,
                    jobCounts));
          }
        }
      }
    }
    settings.pools().stream()
        .filter(pool -> pool.id().equals(absent))
        .forEach(
            pool -> unavailable.add(new Unavailable(JDK, pool, Optional.empty(), "add acme:pool")));
    return new Report(
        Report.SCHEMA,
        Instant.EPOCH,
        Instant.EPOCH,
        begun >= plans.size(),
        "./pools --seed 7",
        Map.of("cpu", "Acme One", "cpus", "2", "os", "Linux 6 amd64"),
        new Plan(settings, plans),
        List.of(),
        Optional.empty(),
        unavailable,
        plans.stream()
            .filter(plan -> !plan.pool().id().equals(absent))
            .limit(begun)
            .map(this::series)
            .toList(),
        List.of());
  }

  private Series series(SeriesPlan plan) {
    Random random = new Random(plan.number());
    List<Measurement> measurements = new ArrayList<>();
    List<CellUsage> usages = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (int jobs : plan.jobCounts()) {
      if (plan.pool().id().equals(failing) && jobs >= failingFrom) {
        failures.add(new Failure(Phase.RUN, Optional.of(jobs), "the fork ended", "", ""));
        continue;
      }
      double noise = 1 + random.nextGaussian() / 20;
      measurements.add(
          new Measurement(
              jobs,
              0,
              1,
              Math.round(noise * (200 + nanosPerJob(plan) * jobs)),
              new JobCounts(jobs, jobs, 0, 0, 0, 0, 0, 0, 0),
              Optional.empty()));
      if (memory) {
        usages.add(usage(jobs, noise, place(plan)));
      }
    }
    return new Series(
        plan,
        Map.of(),
        Optional.empty(),
        measurements,
        usages,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        failures);
  }

  private int place(SeriesPlan plan) {
    return pools.stream().map(PoolSpec::parse).toList().indexOf(plan.pool());
  }

  private double nanosPerJob(SeriesPlan plan) {
    double own = nanosPerJob.length > 0 ? nanosPerJob[place(plan)] : 100 * (place(plan) + 1);
    return own / (1 + dispatches.indexOf(plan.dispatch())) * (1 + jdks.indexOf(plan.jdk()) / 3.0);
  }

  private CellUsage usage(int jobs, double noise, int place) {
    Figure none = Figure.absent("not asked");
    long took = Math.round(noise * MB * (1 + place)) + 100L * jobs * place;
    return new CellUsage(
        jobs,
        jobs,
        Figure.bytes(256 * MB, "heap"),
        Figure.bytes(40 * MB, "before"),
        new CellHeap(
            Instant.EPOCH,
            1,
            Figure.bytes(2 * took, "heap"),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            List.of(),
            List.of()),
        new CellMemory(
            Instant.EPOCH,
            1,
            Figure.count(processes, "kernel"),
            Figure.bytes(296 * MB + took, "peak"),
            Figure.bytes(processes * 40 * MB + 296 * MB + took, "tree"),
            none,
            none,
            none,
            none,
            none,
            none,
            2,
            none,
            List.of(),
            List.of()),
        none);
  }
}
