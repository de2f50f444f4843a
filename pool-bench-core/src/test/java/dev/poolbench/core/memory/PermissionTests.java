package dev.poolbench.core.memory;

import static dev.poolbench.core.memory.ProcessMonitorTests.of;
import static dev.poolbench.core.memory.ProcessMonitorTests.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PermissionTests {
  private static final String NOBODY = "65534";

  /** Measures the process of the number that it is given, and prints what came of it. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      try (ProcessMonitor monitor = ProcessMonitor.open(Long.parseLong(args[0]))) {
        monitor.begin();
        System.out.println(monitor.snapshot());
        System.out.println(monitor.end());
      }
    }
  }

  @Test
  void saysWhatItMayNotReadOfAnotherUsersProcess() throws Exception {
    assumeTrue(!isRoot(), "needs a user that is not root");
    try (ProcessMonitor monitor = ProcessMonitor.open(1)) {
      monitor.begin();
      ProcessState state = monitor.snapshot();
      CellMemory cell = monitor.end();

      assertThat(of(state.rss())).isPositive();
      assertThat(reasonOf(state.treePss())).contains("smaps_rollup cannot be used");
      assertThat(of(cell.peakRss())).isPositive();
      assertThat(cell.notes()).anyMatch(note -> note.contains("clear_refs cannot be used"));
    }
  }

  @Test
  void saysWhatAnotherUserMayNotReadOfAProcess(@TempDir Path folder) throws Exception {
    Path setpriv = Path.of("/usr/bin/setpriv");
    assumeTrue(isRoot() && Files.isExecutable(setpriv), "needs root, and setpriv of util-linux");
    String classPath = copyWhereAnyoneReads(folder);
    Process idle = startIdle();
    List<String> lines;
    try {
      lines = measureAsNobody(setpriv, classPath, idle.pid());
    } finally {
      idle.getOutputStream().close();
      idle.waitFor();
    }

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .containsPattern(" rss=\\d+ bytes \\(LINUX_PROC\\)")
        .containsPattern("treePss=not available: /proc/\\d+/smaps_rollup cannot be used: .*denied");
    assertThat(lines.get(1))
        .containsPattern("peakRss=\\d+ bytes \\(LINUX_PROC, greatest of \\d+ samples\\)")
        .containsPattern(
            "the kernel's peak could not be reset: /proc/\\d+/clear_refs cannot be used")
        .containsPattern("userTime=\\d+ nanoseconds");
  }

  /**
   * Starts a process of this user that waits for its input and so needs no more memory than it has:
   * of one that grows, the kernel's peak is known although it could not be reset.
   */
  private static Process startIdle() throws IOException {
    Process process = new ProcessBuilder("cat").redirectError(Redirect.INHERIT).start();
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    assertThat(process.getInputStream().read()).isEqualTo('\n');
    return process;
  }

  private static List<String> measureAsNobody(Path setpriv, String classPath, long pid)
      throws Exception {
    Process process =
        new ProcessBuilder(
                setpriv.toString(),
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Main.class.getName(),
                Long.toString(pid))
            .redirectError(Redirect.INHERIT)
            .start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return new String(output, StandardCharsets.UTF_8).lines().toList();
  }

  private static boolean isRoot() throws IOException {
    return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
  }

  private static String copyWhereAnyoneReads(Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (Class<?> type : List.of(ProcessMonitor.class, Main.class)) {
      Path classes = originOf(type);
      try (Stream<Path> files = Files.walk(classes.resolve("dev/poolbench/core/memory"))) {
        for (Path file : files.toList()) {
          copy(file, folder.resolve(classes.relativize(file).toString()));
        }
      }
    }
    Path log = originOf(Logger.class);
    copy(log, folder.resolve("slf4j.jar"));
    return folder + ":" + folder.resolve("slf4j.jar");
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
    } else {
      Files.copy(from, to);
    }
  }

  private static Path originOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
