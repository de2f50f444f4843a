package dev.poolbench.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.faults.Served;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.report.FixtureFacts;
import dev.poolbench.core.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FixtureTests {
  private static final String SERVED = Served.class.getName();

  private static PoolBench bench(String workload) {
    return bench(workload, Faults.named(Faults.Sound.class));
  }

  private static PoolBench bench(String workload, String... pools) {
    return PoolBench.compare(pools)
        .workload(workload)
        .jobs(10, 100)
        .workers(2)
        .forks(2)
        .iterations(1)
        .iterationTime(Duration.ofMillis(1))
        .warmUpTime(Duration.ofMillis(20))
        .jvmArgs(Faults.LIGHT_JVM)
        .inspect(false);
  }

  private static FixtureFacts fixture(Report report) {
    return report.fixture().orElseThrow();
  }

  private static boolean lives(FixtureFacts fixture) {
    return ProcessHandle.of(Long.parseLong(fixture.facts().get("process")))
        .map(ProcessHandle::isAlive)
        .orElse(false);
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void isStartedOnceForTheRunAndEndedWithIt(Isolation isolation) {
    Report report = bench(SERVED).isolation(isolation).run();

    assertThat(report.problems()).isEmpty();
    assertThat(report.cells()).allMatch(cell -> cell.nanosPerJobSet().isPresent());
    assertThat(fixture(report).options()).containsOnlyKeys("port");
    assertThat(lives(fixture(report))).isFalse();
  }

  @Test
  void hasItsProcessorTimeRecordedBesideTheCells() {
    Report report = bench(SERVED).run();

    assertThat(report.series())
        .flatExtracting(series -> series.usages())
        .isNotEmpty()
        .allMatch(usage -> usage.fixtureTime() instanceof Figure.Measured);
    assertThat(report.cells()).allMatch(cell -> cell.fixtureCpus().isPresent());
  }

  @Test
  void isNotThereForAWorkloadWithoutOne() {
    Report report = bench(Faults.named(Faults.Identity.class)).run();

    assertThat(report.fixture()).isEmpty();
    assertThat(report.series().get(0).usages().get(0).fixtureTime())
        .isEqualTo(Figure.absent("the workload has no fixture"));
  }

  @Test
  void isSaidToSetThePaceWhereItDoes() {
    Report slow = bench(SERVED + "(rate=1)").run();
    Report fast = bench(SERVED + "(rate=2000000000)").run();

    assertThat(fixture(slow).jobsPerSecond()).contains(1.0);
    assertThat(slow.cells()).allMatch(cell -> cell.fixtureSetsPace().isPresent());
    assertThat(fast.cells()).noneMatch(cell -> cell.fixtureSetsPace().isPresent());
  }

  @Test
  void isStartedAgainForTheNextForkWhenItDies(@TempDir Path folder) {
    String dies = "%s(dies=50,mark=\"%s\")".formatted(SERVED, folder.resolve("died"));
    Report report =
        bench(dies, Faults.named(Faults.Sound.class), PoolBenchTests.OneLine.class.getName())
            .forks(1)
            .run();

    assertThat(report.complete()).isTrue();
    assertThat(report.series()).hasSize(2);
    assertThat(report.series().get(0).measurements())
        .isNotEmpty()
        .anyMatch(made -> made.firstError().toString().contains("ConnectException"));
    assertThat(report.series().get(1).measurements())
        .hasSize(2)
        .allMatch(made -> made.counts().isClean());
    assertThat(lives(fixture(report))).isFalse();
  }

  @Test
  void endsTheRunWithItsReasonWhenItCannotStart() {
    assertThatThrownBy(() -> bench(SERVED + "(start=throws)").run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the fixture of " + SERVED)
        .hasMessageContaining("no server today");
    assertThatThrownBy(() -> bench(SERVED + "(start=exits)").run())
        .hasMessageContaining("the fixture of " + SERVED)
        .hasMessageContaining("exit code 7");
  }
}
