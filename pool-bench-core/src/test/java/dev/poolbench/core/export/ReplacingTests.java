package dev.poolbench.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReplacingTests {
  private static final Report REPORT = Sample.report(1);

  @TempDir private Path folder;
  private Path file = Path.of("file");

  /** Writes some words, and breaks off after them if told to. */
  private record Words(String text, boolean breaksOff) implements Export {
    @Override
    public String format() {
      return "words";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      if (breaksOff) {
        throw new IOException("broke off");
      }
    }
  }

  @BeforeEach
  void writeAFile() throws IOException {
    file = Files.writeString(folder.resolve("file"), "old");
  }

  private void assertAlone() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void leavesTheOldFileWholeUntilTheNewOneIs() throws IOException {
    assertThatThrownBy(() -> new Words("half", true).write(REPORT, file))
        .isInstanceOf(IOException.class)
        .hasMessage("broke off");
    assertThat(file).hasContent("old");
    assertAlone();

    new Words("new", false).write(REPORT, file);
    assertThat(file).hasContent("new");
    assertAlone();
  }

  @Test
  void makesAFileThatIsNotThere() throws IOException {
    Files.delete(file);
    new Words("new", false).write(REPORT, file);

    assertThat(file).hasContent("new");
    assertAlone();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links take a privilege there")
  void replacesWhatALinkLeadsToRatherThanTheLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    new Words("new", false).write(REPORT, link);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such device")
  void writesToADeviceAsItIs() throws IOException {
    new Words("new", false).write(REPORT, Path.of("/dev/null"));

    assertThat(Path.of("/dev/null")).exists();
    assertThat(Path.of("/dev/null.part")).doesNotExist();
  }
}
