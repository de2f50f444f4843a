package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.MoreCollectors;
import com.google.common.collect.Multiset;
import com.google.common.collect.TreeMultiset;
import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.MachineWarning;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.statistics.RatioVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SettlingTests {

  /** Hands over on the calling thread, and takes its time before each task. */
  private record Caller(String id, long nanos) implements PoolAdapter {
    @Override
    public Pool open(PoolOptions options) {
      return Pool.of(
          task -> {
            long end = System.nanoTime() + nanos;
            while (System.nanoTime() < end) {
              LockSupport.parkNanos(nanos);
            }
            task.run();
          },
          1,
          () -> {});
    }
  }

  private static PoolBench bench(PoolAdapter... adapters) {
    return PoolBench.compare(adapters)
        .workload(job -> job)
        .isolation(Isolation.IN_PROCESS)
        .jobs(10)
        .iterations(1)
        .iterationTime(Duration.ZERO)
        .warmUpTime(Duration.ZERO);
  }

  private static int blocks(Report report) {
    return report.series().stream().mapToInt(one -> one.plan().block()).max().orElse(0);
  }

  @Test
  void stopsAtTheFirstLookWhenEveryVerdictIsSettled() {
    List<Integer> looks = new ArrayList<>();
    Report report =
        bench(new Caller("plain", 0), new Caller("waits", 500_000))
            .untilSettled()
            .against(Against.pool("plain"))
            .listener(
                new RunListener() {
                  @Override
                  public void looked(int blocks, List<Comparison> comparisons) {
                    looks.add(blocks);
                  }
                })
            .run();

    assertThat(looks).containsExactly(8);
    assertThat(blocks(report)).isEqualTo(8);
    assertThat(report.complete()).isTrue();
    assertThat(report.plan().settings().forks()).isEqualTo(PoolBench.MOST_FORKS);
    Comparison comparison = report.comparisons(Against.first()).get(0);
    assertThat(comparison.verdict()).contains(RatioVerdict.HIGHER);
    assertThat(comparison.result().orElseThrow().interval().orElseThrow().confidence())
        .as("the first look has a third of the error")
        .isGreaterThan(0.984);
  }

  /** Opens so often, and never again. */
  private static final class Tires implements PoolAdapter {
    private final AtomicInteger left;

    Tires(int times) {
      this.left = new AtomicInteger(times);
    }

    @Override
    public String id() {
      return "tires";
    }

    @Override
    public Pool open(PoolOptions options) {
      if (left.getAndDecrement() <= 0) {
        throw new IllegalStateException("tired");
      }
      return new Caller("", 0).open(options);
    }
  }

  @Test
  void doesNotGoOnForAPoolThatWasLostBeforeItHadAVerdict() {
    Report report =
        bench(new Caller("plain", 0), new Caller("waits", 500_000), new Tires(6))
            .untilSettled()
            .against(Against.pool("plain"))
            .run();

    assertThat(report.comparisons(Against.pool("plain")).get(1).words())
        .startsWith("not available: has ");
    assertThat(report.comparisons(Against.pool("plain")).get(0).verdict())
        .contains(RatioVerdict.HIGHER);
    assertThat(blocks(report)).isLessThan(PoolBench.MOST_FORKS);
  }

  @Test
  void doesNotTakeAChunkThatIsLongerThanTheTimeoutForAHang() {
    Report report =
        PoolBench.compare(new Faults.Sound())
            .workload(
                job -> {
                  long end = System.nanoTime() + 15_000_000;
                  while (System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                  }
                  return job;
                })
            .isolation(Isolation.IN_PROCESS)
            .dispatch(Dispatch.chunked(20))
            .timeout(Duration.ofMillis(100))
            .jobs(20)
            .forks(1)
            .iterations(1)
            .iterationTime(Duration.ZERO)
            .warmUpTime(Duration.ZERO)
            .run();

    assertThat(report.problems()).isEmpty();
  }

  @Test
  void losesNothingByAListenerThatThrows() {
    Report report =
        bench(new Caller("plain", 0))
            .forks(2)
            .listener(
                new RunListener() {
                  @Override
                  public void started(SeriesPlan series) {
                    throw new IllegalStateException("when it started");
                  }

                  @Override
                  public void blockEnded(Report made) {
                    throw new IllegalStateException("when a block ended");
                  }
                })
            .run();

    assertThat(report.complete()).isTrue();
    assertThat(report.series()).hasSize(2);
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void beginsNoBlockThatWouldEndAfterTheTime() {
    Report report =
        bench(new Caller("plain", 0), new Caller("waits", 500_000))
            .untilSettled()
            .time(Duration.ofNanos(1))
            .run();

    assertThat(blocks(report)).isEqualTo(1);
    assertThat(report.complete()).isTrue();
    assertThat(report.comparisons(Against.first()).get(0).words()).startsWith("not available");
  }

  /** Does what it is to do while others keep half of the processors busy. */
  private static Report whileOthersAreAtWork(PoolBench bench) throws Exception {
    List<Process> others = new ArrayList<>();
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i += 2) {
        others.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      return bench.run();
    } finally {
      others.forEach(Process::destroyForcibly);
      for (Process other : others) {
        other.waitFor();
      }
    }
  }

  /** Tells of each series that is begun which block it is of. */
  private static RunListener begins(IntConsumer block) {
    return new RunListener() {
      @Override
      public void started(SeriesPlan series) {
        block.accept(series.block());
      }
    };
  }

  /** Returns the one warning of its kind. */
  private static MachineWarning warning(Report report, MachineWarning.Kind kind) {
    return report.warnings().stream()
        .filter(one -> one.kind() == kind)
        .collect(MoreCollectors.onlyElement());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/stat, which Linux has")
  void warnsOfTheLoadOfOthersAndMeasuresBlocksAgain() throws Exception {
    List<Integer> begun = new ArrayList<>();
    Report report =
        whileOthersAreAtWork(
            bench(new Caller("waits", 30_000_000))
                .untilSettled()
                .forks(1)
                .listener(begins(begun::add)));

    assertThat(warning(report, MachineWarning.Kind.LOAD).blocks()).contains(1);
    assertThat(warning(report, MachineWarning.Kind.REPEATED).blocks()).containsExactly(1);
    assertThat(begun).containsExactly(1, 1);
    assertThat(report.series()).hasSize(1);
  }

  /** Waits before each task, for another time each time that it is opened. */
  private static final class Wavers implements PoolAdapter {
    private final String id;
    private final Random random;

    Wavers(String id, int seed) {
      this.id = id;
      this.random = new Random(seed);
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Pool open(PoolOptions options) {
      return new Caller(id, 3_000_000 + random.nextInt(9_000_000)).open(options);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/stat, which Linux has")
  void measuresEightBlocksAgainAtMost() throws Exception {
    Multiset<Integer> begun = TreeMultiset.create();
    Report report =
        whileOthersAreAtWork(
            bench(new Wavers("one", 1), new Wavers("other", 2))
                .untilSettled()
                .forks(9)
                .listener(begins(begun::add)));

    assertThat(warning(report, MachineWarning.Kind.REPEATED).blocks())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(begun.count(8)).isEqualTo(4);
    assertThat(begun.count(9)).isEqualTo(2);
    assertThat(report.series()).hasSize(18);
  }

  @Test
  void refusesWhatMakesNoSense() {
    PoolBench bench = bench(new Caller("plain", 0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.difference(1))
        .withMessage("difference 1.0: accepted is above 0 and below 1, such as 0.05 for 5 %");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.time(Duration.ZERO))
        .withMessageStartingWith("time PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.against(Against.pool("other")).plan())
        .withMessageContaining("'other'")
        .withMessageContaining("plain");
  }
}
