package dev.poolbench.core.report;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTests {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "{}",
        "{\"schema\":\"pool-bench-report/1\"}",
        "{\"schema\":\"pool-bench-report/1\",\"started\":\"yesterday\"}"
      })
  void refusesAFileThatIsNoReport(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("other.json"), text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.read(file))
        .withMessageContaining(file.toString());
  }

  @Test
  void refusesAReportOfAnotherSchemaAndNamesBoth() throws Exception {
    Path file =
        Files.writeString(folder.resolve("new.json"), "{\"schema\":\"pool-bench-report/9\"}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.read(file))
        .withMessageContaining("pool-bench-report/9")
        .withMessageContaining(Report.SCHEMA);
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThatThrownBy(() -> Report.read(folder.resolve("none.json")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
