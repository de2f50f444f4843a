package dev.poolbench.examples.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.report.Report;
import dev.poolbench.examples.faults.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs as processes of their own, as a user does. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PoolsProcessTests {
  @TempDir private Path folder;

  private ProcessBuilder builder(Class<?> program, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile());
  }

  private Process start(Class<?> program, String... args) throws IOException {
    return builder(program, args).start();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void endsWith0WhenAllWentWell() throws Exception {
    Process process = start(Main.class, Testing.quick("--pools", "caller,jdk-fixed"));

    assertThat(process.waitFor()).as(read("err")).isZero();
    assertThat(read("out")).contains("Side by side", "jdk-fixed");
    assertThat(read("err")).contains("[2/2] block 1: ").doesNotContain("SLF4J", "WARN");
  }

  @Test
  void endsWith1AndShowsTheLastWordsOfAForkThatFailed() throws Exception {
    String exits = Faults.Exits.class.getName();
    Process process = start(Main.class, Testing.quick("--pools", "caller," + exits));

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(read("out"))
        .contains("failed [1]", "What went wrong", "[1] Exits: ")
        .contains("\n    the last words of a fork\n");
    assertThat(read("err")).contains(": failed: open: ");
  }

  @Test
  void endsWith2WhenTheCommandLineIsNotAccepted() throws Exception {
    Process process = start(Main.class, "--samples", "none");

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(read("out")).isEmpty();
    assertThat(read("err").lines()).hasSize(1);
  }

  @Test
  void hasSavedWhatItMeasuredWhenItIsKilled() throws Exception {
    Path saved = folder.resolve("part.json");
    Process process =
        start(
            Main.class,
            "--pools",
            "caller,jdk-fixed",
            "-m",
            "4",
            "--forks",
            "1000",
            "--warm-up-time",
            "0",
            "--iteration-time",
            "0",
            "--jvm-arg=-Xmx64m",
            "--save",
            folder.resolve("part").toString());
    List<ProcessHandle> children;
    try {
      awaitFile(process, saved);
      children = awaitChildren(process);
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.waitFor()).isEqualTo(128 + 9);
    Report report = Report.read(saved);
    assertThat(report.complete()).isFalse();
    assertThat(report.series()).hasSizeGreaterThanOrEqualTo(2);
    for (ProcessHandle child : children) {
      child.onExit().get();
    }
  }

  @Test
  void leavesTheStudyAsFarAsItWasWhenItIsToldToEnd() throws Exception {
    Path study = folder.resolve("study");
    Process process =
        start(
            Main.class,
            "study",
            "--quick",
            "--pools",
            "caller,jdk-fixed",
            "--forks",
            "1000",
            "--warm-up-time",
            "0",
            "--iteration-time",
            "0",
            "--jvm-arg=-Xmx64m",
            "--save",
            study.toString());
    try {
      awaitFile(process, study.resolve("compute-small.json"));
      process.toHandle().destroy();
      assertThat(process.waitFor()).as(read("err")).isEqualTo(128 + 15);
    } finally {
      process.destroyForcibly();
    }

    assertThat(Report.read(study.resolve("compute-small.json")).complete()).isFalse();
    for (String ending : List.of("md", "html", "csv", "png", "svg")) {
      assertThat(study.resolve("compute-small." + ending)).isNotEmptyFile();
    }
    try (Stream<Path> files = Files.list(study)) {
      assertThat(files).hasSize(8);
    }
    assertThat(Files.readString(study.resolve("conclusions.md")))
        .contains("The run was stopped: ", "Not measured until now.");
    assertThat(read("out")).contains("The run was stopped: ", "All four tests");
  }

  /** Waits for what is in a file: that it can be made is tried, and it is there empty, before. */
  private static void awaitFile(Process process, Path file) throws InterruptedException {
    while (file.toFile().length() == 0) {
      assertThat(process.isAlive()).as("the command goes on").isTrue();
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void savesWhatWasMeasuredWhenItIsToldToEnd() throws Exception {
    Process process =
        builder(
                Main.class,
                "--pools",
                "caller,jdk-fixed",
                "--workload",
                Faults.Slow.class.getName(),
                "-m",
                "4",
                "-s",
                "2",
                "-r",
                "1",
                "--warm-up-time",
                "0",
                "--forks",
                "1000",
                "--no-inspect",
                "--save",
                folder.resolve("part").toString())
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();
    List<ProcessHandle> children;
    try (BufferedReader err = process.errorReader()) {
      awaitFirstSeries(err);
      children = awaitChildren(process);
      // Unlike that of the process, this leaves its streams open.
      process.toHandle().destroy();
      err.lines().forEach(line -> {});
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.waitFor()).isEqualTo(128 + 15);
    Report report = Report.read(folder.resolve("part.json"));
    assertThat(report.complete()).isFalse();
    assertThat(report.series()).isNotEmpty();
    assertThat(report.series().get(0).measurements()).hasSize(3);
    assertThat(read("part.md")).contains("The run was stopped: ", "## Side by side");
    assertThat(read("out")).contains("The run was stopped: ").doesNotContain("failed");
    for (ProcessHandle child : children) {
      child.onExit().get();
    }
  }

  @Test
  void measuresJobsThatAskAServerAndShowsHowBusyBothSidesWere() throws Exception {
    Process process =
        start(Main.class, Testing.quick("-w", "network", "--pools", "caller,jdk-fixed"));

    assertThat(process.waitFor()).as(read("out") + read("err")).isZero();
    assertThat(read("out"))
        .contains("http(connection=fresh,retries=3)", "Outside the pool", "server: Netty on")
        .containsPattern("calibrated: [\\d,]+ jobs a second at most")
        .contains("CPUs of the")
        .doesNotContain("failed");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc to tell the server's process")
  void failsWhatMetAServerThatWasKilledAndStartsItAgainForTheOthers() throws Exception {
    Process process =
        start(
            Main.class,
            Testing.quick(
                "--workload=http(delay=20ms,retries=1,timeout=2s)", "--pools=caller,jdk-fixed"));
    try {
      awaitDescendant(process, "series-1.args");
      awaitDescendant(process, "fixture-1.args").destroyForcibly();

      assertThat(process.waitFor()).as(read("out") + read("err")).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
    assertThat(read("out").replaceAll("\\s+", " "))
        .contains("What went wrong", "the server of this run has ended: look at what it printed");
    String last = read("out").substring(read("out").lastIndexOf("At 16 jobs\npool"));
    assertThat(last.lines().skip(2).limit(2))
        .as(read("out"))
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
        builder(Main.class, "serve", "--port", "0")
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

  private static void awaitFirstSeries(BufferedReader err) throws IOException {
    String line;
    do {
      line = err.readLine();
      assertThat(line).as("the line on the first series").isNotNull();
    } while (!line.contains(" 1/2000]"));
  }

  private static List<ProcessHandle> awaitChildren(Process process) throws InterruptedException {
    while (process.isAlive()) {
      List<ProcessHandle> children = process.descendants().toList();
      if (!children.isEmpty()) {
        return children;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    throw new AssertionError("the command ended with " + process.exitValue());
  }
}
