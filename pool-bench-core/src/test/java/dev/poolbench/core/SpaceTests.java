package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.faults.Closers;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.faults.Hoarders;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Kept;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.MomentMemory;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SpaceTests {
  private static final long MEGABYTE = 1 << 20;

  /** Is what two forks may differ by that do the same: the JIT's and the allocator's share. */
  private static final long NOISE = 8 * MEGABYTE;

  private static PoolBench bench(Class<?>... pools) {
    return PoolBench.compare(Arrays.stream(pools).map(Class::getName).toArray(String[]::new))
        .workload(Faults.Identity.class.getName())
        .jobs(0, 10, 20, 30, 40, 50, 60)
        .workers(2)
        .forks(1)
        .iterations(1)
        .iterationTime(Duration.ofMillis(1))
        .warmUpTime(Duration.ZERO)
        .inspect(false);
  }

  private static Cell last(Report report, Class<?> pool) {
    return report.cells().stream()
        .filter(cell -> cell.pool().id().equals(pool.getName()) && cell.jobs() == 60)
        .findFirst()
        .orElseThrow();
  }

  private static long bytes(Figure figure) {
    assertThat(figure).as("%s", figure).isInstanceOf(Figure.Measured.class);
    return figure.asLong().orElseThrow();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc for figures as exact as these")
  void putsMemoryToWhereThePoolHasTakenIt() {
    Report report =
        bench(
                Faults.Sound.class,
                Hoarders.OffHeap.class,
                Hoarders.OnHeap.class,
                Hoarders.InChild.class)
            .run();
    assertThat(report.problems()).isEmpty();

    Cell sound = last(report, Faults.Sound.class);
    Cell offHeap = last(report, Hoarders.OffHeap.class);
    Cell onHeap = last(report, Hoarders.OnHeap.class);
    Cell inChild = last(report, Hoarders.InChild.class);
    assertThat(bytes(offHeap.growthOutsideHeap()) - bytes(sound.growthOutsideHeap()))
        .isBetween(Hoarders.BYTES - NOISE, Hoarders.BYTES + NOISE);
    assertThat(bytes(onHeap.peakHeap()) - bytes(sound.peakHeap()))
        .isBetween(Hoarders.BYTES - NOISE, Hoarders.BYTES + NOISE);
    assertThat(bytes(onHeap.growthOutsideHeap())).isLessThan(Hoarders.BYTES / 2);
    assertThat(bytes(inChild.growthOutsideHeap())).isLessThan(Hoarders.BYTES / 2);
    assertThat(bytes(inChild.treePeak()) - bytes(sound.treePeak())).isGreaterThan(Hoarders.BYTES);
    assertThat(bytes(inChild.medianOf(CellUsage::growthOfTree))).isGreaterThan(Hoarders.BYTES);
    assertThat(sound.medianOf(CellUsage::growthOfTree)).isEqualTo(sound.growthOutsideHeap());
  }

  @Test
  void recordsTheFlagsOfAForkAndHandsThemOnToNoProcessOfThePool() {
    Report report = bench(Hoarders.StartsPlainChild.class).run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.jdks().get(0).facts().get("flags")).contains(PoolBench.DEFAULT_JVM_ARGS);
  }

  @Test
  void readsMemoryAtEachMomentAndAroundEachCell() {
    Report report = bench(Faults.Sound.class).jvmArgs(Faults.LIGHT_JVM_OF_FIXED_HEAP).run();
    Series series = report.series().get(0);

    assertThat(series.moments()).extracting(MomentMemory::moment).containsExactly(Moment.values());
    assertThat(series.usages()).hasSize(7);
    assertThat(series.usages())
        .allSatisfy(
            usage -> {
              assertThat(usage.heap().peakUsed().asLong()).isPresent();
              assertThat(usage.jobsDone()).isGreaterThanOrEqualTo(usage.jobs());
            });
    assertThat(series.cleanUp()).isEmpty();
  }

  @Test
  void saysWhyThereIsNoFigureOfTheProcessWhenMeasuringInThisOne() {
    Report report = bench(Faults.Sound.class).isolation(Isolation.IN_PROCESS).run();
    Cell cell = last(report, Faults.Sound.class);

    assertThat(cell.treePeak()).hasToString(cell.growthOutsideHeap().toString());
    assertThat(cell.treePeak().toString()).startsWith("not available: measured in the JVM of");
    assertThat(cell.peakHeap().asLong()).isPresent();
  }

  @Test
  void inspectsEachPoolInAForkOfItsOwnThatIsInNoFigure(@TempDir Path folder) throws Exception {
    Report report =
        bench(Faults.Sound.class, Hoarders.KeepsOfEachJob.class, Hoarders.LeavesThread.class)
            .jobs(0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000)
            .jvmArgs(Faults.LIGHT_JVM_OF_FIXED_HEAP)
            .inspect(true)
            .run();
    Path file = folder.resolve("report.json");
    report.write(file);

    assertThat(Report.read(file)).isEqualTo(report);
    assertThat(report.problems()).isEmpty();
    assertThat(report.series()).hasSize(6);
    assertThat(report.cells()).allMatch(cell -> cell.samples().size() == 1);
    assertThat(report.series().subList(3, 6))
        .allMatch(series -> series.plan().inspecting() && series.cleanUp().isPresent())
        .allSatisfy(series -> assertThat(series.plan().jobCounts()).isSorted());
    assertThat(leaks(report, Faults.Sound.class)).isEmpty();
    assertThat(leaks(report, Hoarders.KeepsOfEachJob.class)).isEmpty();
    assertThat(leaks(report, Hoarders.LeavesThread.class))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.kind()).isEqualTo(CheckKind.THREADS);
              assertThat(check.toString()).contains("left-by-the-pool");
            });
    assertThat(kept(report, Faults.Sound.class).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(kept(report, Hoarders.KeepsOfEachJob.class).verdict()).isEqualTo(Verdict.LEAKED);
    assertThat(kept(report, Hoarders.KeepsOfEachJob.class).perJob().orElseThrow().estimate())
        .isBetween(75.0, 110.0);
  }

  private static List<CleanUpCheck> leaks(Report report, Class<?> pool) {
    return report.series().stream()
        .filter(series -> series.plan().pool().id().equals(pool.getName()))
        .flatMap(series -> series.cleanUp().stream())
        .map(CleanUpReport::leaks)
        .findFirst()
        .orElseThrow();
  }

  private static Kept kept(Report report, Class<?> pool) {
    return report.kept().stream()
        .filter(one -> one.pool().id().equals(pool.getName()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void givesNoVerdictOnWhatIsKeptAfterTooFewSteps() {
    Report report =
        bench(Faults.Sound.class)
            .jvmArgs(Faults.LIGHT_JVM_OF_FIXED_HEAP)
            .jobs(1, 2)
            .inspect(true)
            .run();

    assertThat(kept(report, Faults.Sound.class).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(kept(report, Faults.Sound.class).reason()).contains("2 steps", "that takes 6");
  }

  @Test
  void tellsThatAPoolThatNeverClosesHasNotClosed() {
    Report report =
        bench(Closers.NeverCloses.class)
            .jvmArgs(Faults.LIGHT_JVM)
            .timeout(Duration.ofSeconds(1))
            .inspect(true)
            .run();

    assertThat(leaks(report, Closers.NeverCloses.class))
        .extracting(CleanUpCheck::kind)
        .contains(CheckKind.CLOSE_TIME);
  }

  @Test
  void tellsOfAPoolThatHangsInCloseWhateverIsDoneThatItHasNotClosed() {
    Report report =
        bench(Closers.ClosesForEver.class)
            .jvmArgs(Faults.LIGHT_JVM)
            .timeout(Duration.ofSeconds(1))
            .inspect(true)
            .run();

    assertThat(leaks(report, Closers.ClosesForEver.class))
        .singleElement()
        .satisfies(check -> assertThat(check.kind()).isEqualTo(CheckKind.CLOSE_TIME))
        .satisfies(
            check ->
                assertThat(check.evidence().get(0).toString())
                    .contains("does not heed an interruption"));
  }

  @Test
  void keepsWhatItKnowsOfAForkThatDiesWhileItIsInspected() {
    Report report =
        bench(Closers.HaltsInClose.class, Faults.Sound.class)
            .jvmArgs(Faults.LIGHT_JVM)
            .inspect(true)
            .run();

    assertThat(report.complete()).isTrue();
    assertThat(report.series())
        .filteredOn(
            series -> series.plan().pool().id().equals(Closers.HaltsInClose.class.getName()))
        .hasSize(2)
        .allSatisfy(series -> assertThat(series.cleanUp()).isEmpty())
        .allSatisfy(series -> assertThat(series.usages()).hasSize(7))
        .allSatisfy(
            series ->
                assertThat(series.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.toString()).contains("43")));
    assertThat(kept(report, Closers.HaltsInClose.class).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(leaks(report, Faults.Sound.class)).isEmpty();
  }

  @Test
  void waitsLongerForHelpersThatAPoolSaysLingerAndNamesThemWithTheirTime() {
    Report report =
        bench(Closers.Lingers.class)
            .jvmArgs(Faults.LIGHT_JVM)
            .cleanUp(CleanUpSettings.defaults().withGrace(Duration.ZERO))
            .inspect(true)
            .run();

    assertThat(leaks(report, Closers.Lingers.class)).isEmpty();
    assertThat(report.series())
        .flatMap(series -> series.cleanUp().stream().toList())
        .flatMap(CleanUpReport::checks)
        .flatMap(CleanUpCheck::lingered)
        .anySatisfy(one -> assertThat(one.what()).contains("lingering-helper"));
  }
}
