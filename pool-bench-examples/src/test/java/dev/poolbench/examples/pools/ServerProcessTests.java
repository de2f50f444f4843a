package dev.poolbench.examples.pools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs that ask a server, or are one, as processes of their own. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ServerProcessTests {
  @TempDir private Path folder;
  private Program program;

  @BeforeEach
  void isAProgramOfItsOwn() {
    program = new Program(folder);
  }

  @Test
  void measuresJobsThatAskAServerAndShowsHowBusyBothSidesWere() throws Exception {
    Process process =
        program.start(Main.class, Testing.quick("-w", "network", "--pools", "caller,jdk-fixed"));

    assertThat(process.waitFor()).as(program.read("out") + program.read("err")).isZero();
    assertThat(program.read("out"))
        .contains("http(connection=fresh,retries=3)", "Outside the pool", "server: Netty on")
        .containsPattern("calibrated: [\\d,]+ jobs a second at most")
        .contains("CPUs of the")
        .doesNotContain("failed");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc to tell the server's process")
  void failsWhatMetAServerThatWasKilledAndStartsItAgainForTheOthers() throws Exception {
    Process process =
        program.start(
            Main.class,
            Testing.quick(
                "--workload=http(delay=20ms,retries=1,timeout=2s)", "--pools=caller,jdk-fixed"));
    try {
      awaitDescendant(process, "series-1.args");
      awaitDescendant(process, "fixture-1.args").destroyForcibly();

      assertThat(process.waitFor()).as(program.read("out") + program.read("err")).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
    assertThat(program.read("out").replaceAll("\\s+", " "))
        .contains("What went wrong", "the server of this run has ended: look at what it printed");
    String last =
        program.read("out").substring(program.read("out").lastIndexOf("At 16 jobs\npool"));
    assertThat(last.lines().skip(2).limit(2))
        .as(program.read("out"))
        .filteredOn(line -> line.contains("failed"))
        .hasSize(1);
  }

  /** Returns the process that was started with a file of arguments of this name. */
  private static ProcessHandle awaitDescendant(Process process, String arguments) {
    while (process.isAlive()) {
      Optional<ProcessHandle> found =
          process
              .descendants()
              .filter(one -> one.info().commandLine().orElse("").endsWith(arguments))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("the command ended with " + process.exitValue());
  }

  @Test
  void servesTheJobsByHandUntilItIsToldToEnd() throws Exception {
    Process process =
        program
            .builder(Main.class, "serve", "--port", "0")
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      assertThat(line).startsWith("listening on http://127.0.0.1:").contains("Ctrl-C");
      String port = line.replaceAll(".*127\\.0\\.0\\.1:(\\d+)/.*", "$1");
      assertThat(answer("http://127.0.0.1:%s/?job=27&size=5b&delay=1ms".formatted(port)))
          .isEqualTo("bcdef");
      assertThat(answer("http://127.0.0.1:%s/?size=huge".formatted(port)))
          .startsWith("accepted is /?job=N");
      process.toHandle().destroy();

      assertThat(process.waitFor()).isEqualTo(128 + 15);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String answer(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    boolean good = connection.getResponseCode() < 400;
    try (InputStream in = good ? connection.getInputStream() : connection.getErrorStream()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
