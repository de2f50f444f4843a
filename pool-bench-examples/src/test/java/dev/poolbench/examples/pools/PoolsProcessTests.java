package dev.poolbench.examples.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.core.report.Report;
import dev.poolbench.examples.faults.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs as processes of their own, as a user does. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PoolsProcessTests {
  @TempDir private Path folder;
  private Program program;

  @BeforeEach
  void isAProgramOfItsOwn() {
    program = new Program(folder);
  }

  @Test
  void endsWith0WhenAllWentWell() throws Exception {
    Process process = program.start(Main.class, Testing.quick("--pools", "caller,jdk-fixed"));

    assertThat(process.waitFor()).as(program.read("err")).isZero();
    assertThat(program.read("out")).contains("Side by side", "jdk-fixed");
    assertThat(program.read("err")).contains("[2/2] block 1: ").doesNotContain("SLF4J", "WARN");
  }

  @Test
  void endsWith1AndShowsTheLastWordsOfAForkThatFailed() throws Exception {
    String exits = Faults.Exits.class.getName();
    Process process = program.start(Main.class, Testing.quick("--pools", "caller," + exits));

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(program.read("out"))
        .contains("failed [1]", "What went wrong", "[1] Exits: ")
        .contains("\n    the last words of a fork\n");
    assertThat(program.read("err")).contains(": failed: open: ");
  }

  @Test
  void endsWith2WhenTheCommandLineIsNotAccepted() throws Exception {
    Process process = program.start(Main.class, "--samples", "none");

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(program.read("out")).isEmpty();
    assertThat(program.read("err").lines()).hasSize(1);
  }

  @Test
  void hasSavedWhatItMeasuredWhenItIsKilled() throws Exception {
    Path saved = folder.resolve("part.json");
    Process process =
        program.start(
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
        program.start(
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
      assertThat(process.waitFor()).as(program.read("err")).isEqualTo(128 + 15);
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
    assertThat(program.read("out")).contains("The run was stopped: ", "All four tests");
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
        program
            .builder(
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
    assertThat(program.read("part.md")).contains("The run was stopped: ", "## Side by side");
    assertThat(program.read("out")).contains("The run was stopped: ").doesNotContain("failed");
    for (ProcessHandle child : children) {
      child.onExit().get();
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
