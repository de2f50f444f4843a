package dev.poolbench.examples.pools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the small programs as processes of their own, as a user does. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OtherProgramsTests {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "dev.poolbench.examples.compare.ComparePools, 4",
    "dev.poolbench.examples.own.OwnPool, 3"
  })
  void printWhatAJobTakes(Class<?> program, int lines) throws Exception {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(process.waitFor()).isZero();
    assertThat(Files.readAllLines(out)).hasSize(lines).allMatch(line -> line.endsWith(" ns a job"));
  }
}
