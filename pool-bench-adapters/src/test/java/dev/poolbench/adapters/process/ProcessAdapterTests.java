package dev.poolbench.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProcessAdapterTests {

  private static PoolBench bench(String workload) {
    return PoolBench.compare("process")
        .workload(workload)
        .isolation(Isolation.IN_PROCESS)
        .inspect(false)
        .processes(2)
        .forks(1)
        .iterations(2)
        .iterationTime(Duration.ofMillis(1))
        .warmUpTime(Duration.ofMillis(1));
  }

  @Test
  void isMeasuredUnderEveryDispatch() {
    Report report =
        bench("sqrt")
            .jobs(0, 3, 2_000)
            .dispatch(Dispatch.each(), Dispatch.futures(), Dispatch.bulk(), Dispatch.chunked())
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells()).hasSize(3 * 4).allMatch(cell -> cell.nanosPerJobSet().isPresent());
  }

  @Test
  void doesJobsThatAllocate() {
    Report report = bench("alloc(20kb)").jobs(500).dispatch(Dispatch.chunked()).run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells()).allMatch(cell -> cell.nanosPerJobSet().isPresent());
  }

  @Test
  void returnsFuturesThatFailAsTheirJobsDo() throws Exception {
    try (Pool pool = Pools.open("process")) {
      Future<?> sound = pool.submit(new Collecting("sqrt", 0, 3));
      Future<?> failing = pool.submit(new Collecting(BadJobs.spec("throw", "job=1"), 0, 3));

      assertThat(sound.get(60, TimeUnit.SECONDS)).isNull();
      assertThatThrownBy(() -> failing.get(60, TimeUnit.SECONDS))
          .hasRootCauseMessage("java.lang.IllegalStateException: wanted");
    }
  }

  @Test
  void waitsInItsBulkCallUntilAllTasksAreDone() throws Exception {
    try (Pool pool = Pools.open("process")) {
      List<Collecting> tasks = new ArrayList<>();
      for (int job = 0; job < 50; job++) {
        tasks.add(new Collecting("sleep(1ms)", job, job + 1));
      }
      pool.executeAll(tasks);

      assertThat(tasks).allMatch(task -> task.ends() == 1);
    }
  }

  @Test
  void doesATaskOfManyMoreJobsThanAMessageHasResults() throws Exception {
    int jobs = 3 * Frames.BLOCK + 5;
    try (Pool pool = Pools.open("process(workers=1)")) {
      Collecting task = Pools.run(pool, "sqrt", 7, 7 + jobs);

      assertThat(task.results()).hasSize(jobs);
      task.results()
          .forEach(
              (job, result) ->
                  assertThat(result).isEqualTo(Math.sqrt(Math.sqrt(Math.sqrt((double) job)))));
    }
  }

  @Test
  void handsResultsOverWhileTheNextJobIsStillBeingDone() throws Exception {
    try (Pool pool = Pools.open("process(workers=1)")) {
      List<Collecting> tasks = Pools.each(pool, BadJobs.spec("hang", "job=300"), 301);

      for (int job = 0; job < 300; job++) {
        assertThat(tasks.get(job).results()).containsEntry((long) job, job + 0.5);
      }
      pool.processes().forEach(ProcessHandle::destroyForcibly);
      assertThat(tasks.get(300).failure()).hasMessageContaining("exit code 137");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "sqrt(size=3)",
        "dev.poolbench.adapters.process.ProcessAdapterTests$Hidden"
      })
  void refusesAWorkloadThatAWorkerCannotMakeBeforeAnythingStarts(String workload) throws Exception {
    WorkloadSpec spec = WorkloadSpec.parse(workload);

    assertThat(new ProcessAdapter().supports(spec)).isInstanceOf(Availability.Unavailable.class);
    try (Pool pool = Pools.open("process(workers=1)")) {
      assertThatThrownBy(() -> pool.execute(new Collecting(workload, 0, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(spec.id());
    }
  }

  /** Is not public. */
  static final class Hidden implements dev.poolbench.api.Workload {
    @Override
    public double run(long job) {
      return job;
    }
  }

  @Test
  void refusesJobsThatWereGivenAsAnObject() {
    Report report =
        PoolBench.compare("process")
            .workload(job -> job)
            .jobs(4)
            .processes(1)
            .forks(1)
            .isolation(Isolation.IN_PROCESS)
            .run();

    assertThat(report.unavailable())
        .singleElement()
        .asString()
        .contains("process")
        .contains("unknown workload");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jvm=nonsense", "maxJobsPerWorker=0", "timeout=soon"})
  void refusesAnOptionThatIsNotAccepted(String option) {
    assertThatThrownBy(() -> Pools.open("process(" + option + ")"))
        .hasMessageContaining("process: option " + option)
        .hasMessageContaining("accepted is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseParallelGC -Dname='a value'", "-Xmx7500k"})
  void takesFlagsForItsWorkers(String flags) throws Exception {
    try (Pool pool = Pools.open("process(workers=1,jvm=\"%s\")".formatted(flags))) {
      Collecting task = Pools.run(pool, "sqrt", 0, 10);

      assertThat(task.failures()).isEmpty();
      assertThat(task.results()).hasSize(10);
    }
  }

  /** Windows, for one, takes no longer ones. */
  @Test
  void givesItsWorkersAFileOfArgumentsIfTheirCommandLineWereTooLong() throws Exception {
    String flags = "-Dlong=" + "x".repeat(20_000);
    try (Pool pool = Pools.open("process(workers=1,jvm=%s)".formatted(flags))) {
      Optional<String[]> arguments = pool.processes().get(0).info().arguments();
      assumeThat(arguments).as("needs a system that tells the arguments of a process").isPresent();

      assertThat(arguments.orElseThrow()).hasSize(1);
      String file = arguments.orElseThrow()[0];
      assertThat(file).startsWith("@").contains("pool-bench-worker-");
      assertThat(Path.of(file.substring(1))).as("once the worker is there").doesNotExist();
      assertThat(Pools.run(pool, "sqrt", 0, 10).results()).hasSize(10);
    }
  }
}
