package dev.poolbench.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Unavailable;
import dev.poolbench.core.testing.Golden;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

class ExportTests {
  /** Has as many blocks as a verdict takes. */
  private static final Report REPORT = Sample.report(8);

  private static Stream<Export> all() {
    return Export.all().stream();
  }

  private static Export named(String format) {
    return all().filter(export -> export.format().equals(format)).findFirst().orElseThrow();
  }

  private static String written(Export export, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<Map<String, String>> rows(Export export, Report report) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(written(export, report))) {
      return rows.readAll();
    }
  }

  @Test
  void havePlainNamesOfWhichNoneIsTwice() {
    assertThat(Export.all())
        .extracting(Export::format)
        .contains("text", "md", "json", "csv", "csv-raw", "jmh")
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z-]+"));
  }

  @ParameterizedTest
  @CsvSource({"text, sample.txt", "md, sample.md"})
  void writeAPageWithVerdictsAndWhatWentWrong(String format, String file) throws IOException {
    Golden.assertIsAsIn(file, written(named(format), REPORT).replace(System.lineSeparator(), "\n"));
  }

  @ParameterizedTest
  @CsvSource({"csv, sample.csv", "csv-raw, sample-raw.csv"})
  void writeARowForWhateverWasMeasuredOrKeptFromIt(String format, String file) throws IOException {
    Golden.assertIsAsIn(file, written(named(format), REPORT));
  }

  @Test
  void sayThatThereAreTooFewBlocksForAVerdict() throws IOException {
    Report small = Sample.report(2);

    assertThat(written(Export.text(), small))
        .containsPattern("No verdicts: not available: has 2 blocks, needs at least\\s+8");
    assertThat(rows(Export.csv(), small))
        .filteredOn(row -> row.get("pool").equals("jdk-cached"))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.get("time_verdict"))
                  .isEqualTo("not available: has 2 blocks, needs at least 8");
              assertThat(row.get("time_ns_low")).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void leaveWhatTheyWriteToOpen(Export export) throws IOException {
    List<String> closed = new ArrayList<>();
    export.write(
        REPORT,
        new FilterOutputStream(new ByteArrayOutputStream()) {
          @Override
          public void close() {
            closed.add("closed");
          }
        });

    assertThat(closed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void replaceAFile(Export export, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("old"), "x".repeat(10_000_000));
    export.write(REPORT, file);

    assertThat(Files.readAllBytes(file)).hasSizeLessThan(10_000_000).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"})
  void keepASpreadsheetFromRunningTextAsAFormula(String reason) throws IOException {
    for (Export export : List.of(Export.csv(), Export.csvRaw())) {
      assertThat(rows(export, unavailable(reason)))
          .filteredOn(row -> row.get("status").equals("unavailable"))
          .singleElement()
          .satisfies(row -> assertThat(row.get("reason")).isEqualTo("'" + reason));
    }
  }

  @Test
  void quoteWhatWouldBreakARow() throws IOException {
    String reason = "needs \"JDK\", 21\r\nor \u00e4 newer\none";

    assertThat(rows(Export.csv(), unavailable(reason)))
        .filteredOn(row -> row.get("status").equals("unavailable"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("reason")).isEqualTo(reason));
  }

  private static Report unavailable(String reason) {
    Unavailable one = REPORT.unavailable().get(0);
    return new Report(
        REPORT.schema(),
        REPORT.started(),
        REPORT.finished(),
        REPORT.complete(),
        REPORT.command(),
        REPORT.environment(),
        REPORT.plan(),
        REPORT.jdks(),
        REPORT.fixture(),
        List.of(new Unavailable(one.jdk(), one.pool(), Optional.empty(), reason)),
        REPORT.series(),
        REPORT.noted());
  }
}
