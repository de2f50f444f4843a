package dev.poolbench.core.report;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.assertj.Undecided;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Stopping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BaselineTests {
  private static Report report;

  @TempDir private Path folder;
  private Path file;

  @BeforeAll
  static void measure() {
    report = bench(new Faults.Sound()).jobs(10, 100).run();
  }

  private static PoolBench bench(dev.poolbench.api.PoolAdapter adapter) {
    return PoolBench.compare(adapter)
        .workload(job -> job)
        .workers(2)
        .forks(2)
        .iterations(1)
        .iterationTime(Duration.ZERO)
        .warmUpTime(Duration.ZERO)
        .timeout(Duration.ofMillis(200))
        .isolation(Isolation.IN_PROCESS);
  }

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("baselines").resolve("pools.json");
  }

  private void write() throws Exception {
    assertThat(report.compareTo(Baseline.at(file).updating(true)))
        .isEqualTo(new BaselineComparison.Updated(file));
  }

  private void replace(String text, String by) throws Exception {
    String before = Files.readString(file);
    assertThat(before).contains(text);
    Files.writeString(file, before.replace(text, by));
  }

  @Test
  void findsNoChangeInTheSameReport() throws Exception {
    write();
    BaselineComparison comparison = report.compareTo(Baseline.at(file));

    assertThat(comparison).isNotRefused().hasNoMissingCells();
    assertThat(((BaselineComparison.Compared) comparison).changes())
        .hasSize(2)
        .allSatisfy(
            change -> {
              assertThat(change.ratio()).isEqualTo(1);
              assertThat(change.before()).hasSize(2).isEqualTo(change.now());
            });
  }

  @Test
  void tellsByHowMuchEachCellHasChanged() throws Exception {
    write();
    double first = report.cells().get(0).samples().get(0).median();
    double second = report.cells().get(0).samples().get(1).median();
    replace(Double.toString(first), Double.toString(first / 2));
    replace(Double.toString(second), Double.toString(second / 2));
    BaselineComparison.Compared compared =
        (BaselineComparison.Compared) report.compareTo(Baseline.at(file));

    assertThat(compared.changes().get(0).ratio()).isCloseTo(2, within(1e-9));
    assertThat(compared.changes().get(0).toString())
        .startsWith("Sound with 2 workers, each, on JDK ")
        .contains(", at 10 jobs: ", ", 2.000 times the ", " ns of the baseline");
    assertThat(compared.changes().get(1).ratio()).isEqualTo(1);
  }

  @Test
  void saysOfEachPoolWhetherItIsSlowerWhereThereAreForksEnough() throws Exception {
    Report then = made(8, 1);
    assertThat(then.compareTo(Baseline.at(file).updating(true))).isNotRefused();

    BaselineComparison same = made(8, 1).compareTo(Baseline.at(file));
    BaselineComparison slower = made(8, 1.3).compareTo(Baseline.at(file));
    BaselineComparison few = made(2, 1.3).compareTo(Baseline.at(file));

    assertThat(same).hasNoSlowerPools();
    assertThatThrownBy(() -> assertThat(slower).hasNoSlowerPools())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "slower than the baseline:\n  jdk-fixed with 8 workers, each, on JDK 17.0.1, time: slower"
                + " (ratio 1.300 [");
    assertThatThrownBy(() -> assertThat(few).hasNoSlowerPools())
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("has 8 forks then and 2 now");
  }

  private static Report made(int forks, double factor) {
    return Made.report(
        List.of("caller", "jdk-fixed"),
        List.of(0, 10, 100),
        forks,
        Stopping.defaults(),
        (pool, block, jobs) ->
            100_000 * (1 + 0.01 * block) * (pool.equals("jdk-fixed") ? factor : 1));
  }

  @Test
  void isWrittenWhenTheSystemPropertySaysSo() throws Exception {
    System.setProperty(Baseline.UPDATE, "");
    try {
      assertThat(report.compareTo(Baseline.at(file)))
          .isInstanceOf(BaselineComparison.Updated.class);
    } finally {
      System.clearProperty(Baseline.UPDATE);
    }
    assertThat(file).exists();
  }

  @Test
  void refusesWhereThereIsNoneAndSaysHowToWriteIt() throws Exception {
    BaselineComparison comparison = report.compareTo(Baseline.at(file));

    assertThat(comparison)
        .isEqualTo(
            new BaselineComparison.Refused(
                "there is no baseline '%s': run with -Dpoolbench.baseline.update to write it"
                    .formatted(file)));
    assertThatThrownBy(() -> assertThat(comparison).isNotRefused())
        .isInstanceOf(TestAbortedException.class);
    assertThatThrownBy(() -> assertThat(comparison).whenUndecided(Undecided.FAILS).isNotRefused())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to write it");
  }

  @Test
  void refusesAnotherMachineAndAnotherJdk() throws Exception {
    write();
    replace("\"cpus\" : \"", "\"cpus\" : \"1");
    assertThat(report.compareTo(Baseline.at(file)).toString())
        .contains("its cpus is '1", ", and here it is '", "run with -Dpoolbench.baseline.update");
    write();
    replace("\"jdk\" : \"JDK ", "\"jdk\" : \"JDK 9");
    assertThat(report.compareTo(Baseline.at(file)).toString()).contains("its jdk is 'JDK 9");
  }

  @Test
  void namesTheCellsThatOnlyOneOfBothHas() throws Exception {
    write();
    BaselineComparison.Compared compared =
        (BaselineComparison.Compared)
            bench(new Faults.Sound()).jobs(10, 20).run().compareTo(Baseline.at(file));

    assertThat(compared.changes()).hasSize(1);
    assertThat(compared.added()).singleElement().asString().endsWith("at 20 jobs");
    assertThat(compared.missing()).singleElement().asString().endsWith("at 100 jobs");
    assertThatThrownBy(() -> assertThat((BaselineComparison) compared).hasNoMissingCells())
        .hasMessageContaining("at 100 jobs");
  }

  @Test
  void isNotWrittenFromAReportWithFailedCells() throws Exception {
    Report failed = bench(new Faults.LosesJob50()).jobs(100).run();

    assertThat(failed.compareTo(Baseline.at(file).updating(true)).toString())
        .contains("is not written, for of 1 cells 1 failed; first: of 100 jobs 1 lost");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesAFileThatIsNoBaseline() throws Exception {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"schema\":\"acme/1\"}");

    assertThatThrownBy(() -> report.compareTo(Baseline.at(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its schema is 'acme/1'; accepted is pool-bench-baseline/1");
  }
}
