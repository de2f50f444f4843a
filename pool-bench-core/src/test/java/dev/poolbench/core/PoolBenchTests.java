package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PoolBenchTests {
  private static final String SOUND = Faults.Sound.class.getName();

  private static final String IDENTITY = Faults.Identity.class.getName();

  /** Has a queue of a thousand tasks, and runs what does not fit in the thread that hands over. */
  public static final class BoundedQueue implements PoolAdapter {
    @Override
    public String id() {
      return "bounded-queue";
    }

    @Override
    public Pool open(PoolOptions options) {
      return Pool.of(
          new ThreadPoolExecutor(
              options.workers(),
              options.workers(),
              0,
              TimeUnit.SECONDS,
              new ArrayBlockingQueue<>(1_000),
              new ThreadPoolExecutor.CallerRunsPolicy()));
    }
  }

  /** Is an executor service in an id and one line. */
  public static final class OneLine implements PoolAdapter {
    @Override
    public String id() {
      return "one-line";
    }

    @Override
    public Pool open(PoolOptions options) {
      return Pool.of(Executors.newFixedThreadPool(options.workers()));
    }
  }

  private static PoolBench quick(String... pools) {
    return PoolBench.compare(pools)
        .workload(IDENTITY)
        .jobs(0, 10, 100)
        .workers(2)
        .forks(1)
        .iterations(1)
        .iterationTime(Duration.ofMillis(1))
        .warmUpTime(Duration.ofMillis(20))
        .jvmArgs(Faults.LIGHT_JVM)
        .inspect(false);
  }

  @Test
  void measuresEveryCellOfThePlan() {
    Report report =
        quick(SOUND, OneLine.class.getName())
            .workers(1, 3)
            .forks(2)
            .iterations(3)
            .dispatch(Dispatch.chunked(7))
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.complete()).isTrue();
    assertThat(report.series()).hasSize(2 * 2 * 2);
    assertThat(report.cells()).hasSize(2 * 2 * 3);
    assertThat(report.cells())
        .allSatisfy(
            cell -> {
              assertThat(cell.samples()).hasSize(2);
              assertThat(cell.samples()).allMatch(sample -> sample.nanosPerJobSet().size() == 3);
            });
    assertThat(report.series())
        .allSatisfy(
            series -> {
              assertThat(series.phases())
                  .containsOnlyKeys(
                      Phase.START, Phase.OPEN, Phase.FIRST_JOB, Phase.WARM_UP, Phase.CLOSE);
              assertThat(series.warmUp()).isPresent();
            });
  }

  @Test
  void servesEveryDispatchThatAPoolHasAndRefusesTheOthers() {
    Report report =
        quick(OneLine.class.getName(), SOUND)
            .dispatch(Dispatch.each(), Dispatch.futures(), Dispatch.bulk(), Dispatch.chunked())
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells().stream().map(Cell::dispatch).distinct()).hasSize(4);
    assertThat(report.unavailable())
        .allMatch(one -> one.pool().id().equals(SOUND))
        .extracting(one -> one.dispatch().orElseThrow())
        .containsExactlyInAnyOrder(Dispatch.futures(), Dispatch.bulk());
    assertThat(report.unavailable().get(0).reason()).contains("no", "of its own", "each, chunked");
  }

  @Test
  void needsNoMoreHeapForMoreJobs() {
    int jobs = 10_000_000;
    Report report =
        quick(BoundedQueue.class.getName())
            .jobs(jobs)
            .warmUpTime(Duration.ZERO)
            .jvmArgs(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"))
            .run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.series().get(0).measurements().get(0).counts().completed()).isEqualTo(jobs);
  }

  @Test
  void writesAReportThatIsReadBackEqual(@TempDir Path folder) throws Exception {
    Report report = quick(SOUND, Faults.CannotOpen.class.getName()).run();
    Path file = folder.resolve("report.json");
    report.write(file);

    assertThat(Report.read(file)).isEqualTo(report);
    assertThat(report.environment())
        .containsKeys("os", "cpu", "cpus", "container.cpu", "load.before", "load.after");
    assertThat(report.jdks().get(0).facts()).containsKeys("java.version", "flags");
  }

  @Test
  void measuresOnEveryJdkThatIsGiven() {
    List<Jdk> jdks = Jdk.find();
    Report report = quick(SOUND).jdks(jdks).run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells().stream().map(Cell::jdk).distinct()).hasSameElementsAs(jdks);
    assertThat(report.jdks())
        .allSatisfy(
            facts ->
                assertThat(facts.facts()).containsEntry("java.version", facts.jdk().version()));
  }

  @Test
  void takesObjectsAndLambdasInThisJvmOnly() {
    PoolBench bench =
        PoolBench.compare(new OneLine()).workload(job -> job / 2.0).jobs(10).forks(1).iterations(1);

    assertThatIllegalArgumentException()
        .isThrownBy(bench::run)
        .withMessageContaining("OneLine")
        .withMessageContaining("public class")
        .withMessageContaining("IN_PROCESS");
    assertThat(bench.isolation(Isolation.IN_PROCESS).run().problems()).isEmpty();
  }

  @Test
  void makesTheSamePlanFromTheSameSeed() {
    Plan plan = quick(SOUND, OneLine.class.getName()).forks(20).seed(7).plan();

    assertThat(quick(SOUND, OneLine.class.getName()).forks(20).seed(7).plan()).isEqualTo(plan);
    assertThat(quick(SOUND, OneLine.class.getName()).forks(20).seed(8).plan().series())
        .isNotEqualTo(plan.series());
  }

  @Test
  void shufflesPoolsWithinBlocksAndJobCountsWithinSeries() {
    Plan plan = quick(SOUND, OneLine.class.getName()).forks(50).plan();

    for (int block = 1; block <= 50; block++) {
      int number = block;
      assertThat(plan.series().stream().filter(series -> series.block() == number))
          .extracting(series -> series.pool().id())
          .containsExactlyInAnyOrder(SOUND, OneLine.class.getName());
    }
    assertThat(plan.series().stream().filter(series -> series.number() % 2 == 1))
        .extracting(series -> series.pool().id())
        .contains(SOUND, OneLine.class.getName());
    assertThat(plan.series().stream().map(SeriesPlan::jobCounts).distinct()).hasSize(6);
  }

  @Test
  void refusesWhatIsUnknownBeforeAnythingStarts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quick("jdk-fixd").plan())
        .withMessageContaining("unknown pool 'jdk-fixd'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quick(SOUND).workload("sqrrt").plan())
        .withMessageContaining("unknown workload 'sqrrt'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quick(SOUND + "(size=3)").plan())
        .withMessageContaining("size")
        .withMessageContaining("workers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quick(SOUND + "(workers=0)").plan())
        .withMessageContaining("workers=0")
        .withMessageContaining("at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quick(SOUND).workload(Faults.Throws.class.getName() + "(x)").plan())
        .withMessageContaining("job=x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quick(String.class.getName()).plan())
        .withMessageContaining("java.lang.String")
        .withMessageContaining("PoolAdapter");
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> quick());
    assertThatIllegalArgumentException().isThrownBy(() -> quick(SOUND).jobs(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> quick(SOUND).workers(0));
    assertThatIllegalArgumentException().isThrownBy(() -> quick(SOUND).processes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> quick(SOUND).forks(0));
    assertThatIllegalArgumentException().isThrownBy(() -> quick(SOUND).iterations(0));
    assertThatIllegalArgumentException().isThrownBy(() -> quick(SOUND).timeout(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> quick(SOUND).dispatch());
    assertThatIllegalArgumentException().isThrownBy(() -> quick(SOUND).jdks(List.of()));
  }
}
