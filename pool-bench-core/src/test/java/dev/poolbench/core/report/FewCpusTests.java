package dev.poolbench.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.testing.Records;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Asks what is said of eight workers that use so many processors, of so many that there are. */
class FewCpusTests {
  private static final Figure NONE = Figure.absent("not asked");
  private static final long SECOND = 1_000_000_000;

  private static Stream<MachineWarning> warnings(double used, int cpus) {
    Report report =
        Made.report(List.of("a"), List.of(10), 1, Stopping.defaults(), (pool, block, jobs) -> 1e9);
    Series using = Records.with(report.series().get(0), "usages", List.of(usage(used)));
    Report of =
        Records.with(
            Records.with(report, "series", List.of(using)),
            "environment",
            Map.of("cpus", Integer.toString(cpus)));
    return of.warnings().stream().filter(warning -> warning.kind() == MachineWarning.Kind.FEW_CPUS);
  }

  private static CellUsage usage(double cpus) {
    return new CellUsage(
        10,
        10,
        NONE,
        NONE,
        new CellHeap(
            Instant.EPOCH, 1, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, List.of(), List.of()),
        new CellMemory(
            Instant.EPOCH,
            SECOND,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            Figure.nanos(Math.round(0.75 * cpus * SECOND), "made"),
            Figure.nanos(Math.round(0.25 * cpus * SECOND), "made"),
            NONE,
            NONE,
            2,
            NONE,
            List.of(),
            List.of()),
        NONE);
  }

  @Test
  void warnsWhereMoreWorkersThanProcessorsKeepThemBusy() {
    assertThat(warnings(3.8, 4))
        .singleElement()
        .asString()
        .contains("8 workers kept up to 3.8 of 4 CPUs busy", "no more workers than CPUs");
  }

  @Test
  void saysNothingWhereTheProcessorsAreIdleOrEnough() {
    assertThat(warnings(1.2, 4)).isEmpty();
    assertThat(warnings(7.9, 8)).isEmpty();
  }
}
