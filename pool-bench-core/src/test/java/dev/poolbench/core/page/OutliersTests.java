package dev.poolbench.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.export.Export;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Made;
import dev.poolbench.core.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutliersTests {

  /** Makes twelve forks, of which the first ones of a pool take three times as long. */
  private static Report report(int slow) {
    return Made.report(
        List.of("jdk-fixed", "caller"),
        List.of(10, 100),
        12,
        Stopping.defaults(),
        (pool, block, jobs) ->
            jobs * (pool.equals("caller") && block <= slow ? 3_000.0 : 1_000.0 + block));
  }

  private static String text(Export export, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(report, out);
    return out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }

  @Test
  void areNamedWithHowFarTheyLieFromTheMedian() throws IOException {
    Report report = report(1);

    String expected = "block 1 at 10 jobs (2.98x of the median), block 1 at 100 jobs (2.98x";
    assertThat(Outliers.of(report)).hasSize(1);
    assertThat(text(Export.text(), report))
        .contains("caller, forks that lie apart, none left out: " + expected);
    assertThat(text(Export.markdown(), report)).contains("forks that lie apart", expected);
    assertThat(text(Export.html(), report)).contains("Forks that lie apart", expected);
  }

  @Test
  void areCountedWhereTheyAreMany() throws IOException {
    assertThat(text(Export.text(), report(3)))
        .contains("block 1 at 100 jobs (2.97x of the median), and 2 more ");
  }

  @Test
  void areNotSpokenOfWhereThereAreNone() throws IOException {
    Report report = report(0);

    assertThat(Outliers.of(report)).isEmpty();
    assertThat(text(Export.text(), report)).doesNotContain("lie apart");
    assertThat(text(Export.html(), report)).doesNotContain("Forks that lie apart");
  }

  @Test
  void areInTheFiguresAllTheSame() {
    assertThat(report(1).cells())
        .filteredOn(cell -> cell.pool().id().equals("caller"))
        .hasSize(2)
        .allSatisfy(
            cell -> {
              assertThat(cell.summary().orElseThrow().count()).isEqualTo(12);
              assertThat(cell.summary().orElseThrow().median()).isEqualTo(cell.jobs() * 1_007.5);
              assertThat(cell.greatest()).hasValue(cell.jobs() * 3_000.0);
            });
  }
}
