package com.acme.pools.tests;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.pools.AcmeMain;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AcmeTests {

  @Test
  void measuresAllPoolsInForks() {
    Report report = AcmeMain.compare();

    assertThat(report)
        .hasNoProblems()
        .hasNoUnavailablePools()
        .hasNoFailedCells()
        .pool("acme")
        .hasNoLeaks()
        .atJobs(100)
        .allocatesAtMost(1_000_000)
        .peakOutsideHeapAtMost(1_000_000_000);
    assertEquals(6, report.cells().size());
    assertTrue(report.cells().stream().allMatch(cell -> cell.nanosPerJobSet().isPresent()));
    assertEquals(List.of(), leaks(report));
    assertEquals(Set.of("acme", "jdk-fixed", "process"), pools(report));
  }

  private static List<?> leaks(Report report) {
    return report.series().stream()
        .flatMap(series -> series.cleanUp().stream())
        .flatMap(cleanUp -> cleanUp.leaks().stream())
        .toList();
  }

  private static Set<String> pools(Report report) {
    return report.cells().stream()
        .map(Cell::pool)
        .map(pool -> pool.id())
        .collect(Collectors.toSet());
  }

  @Test
  void isInAModuleOfItsOwn() {
    assertEquals("com.acme.pools.tests", AcmeTests.class.getModule().getName());
    assertEquals("com.acme.pools", AcmeMain.class.getModule().getName());
    assertEquals("org.junit.jupiter.api", Test.class.getModule().getName());
  }

  @Test
  void runsTheMainClassOnTheModulePath(@TempDir Path folder) throws Exception {
    String printed =
        run(folder, List.of("-p", modulePath(), "-m", "com.acme.pools/com.acme.pools.AcmeMain"));

    for (String cell :
        List.of(
            "acme, 0 jobs",
            "acme, 100 jobs",
            "jdk-fixed, 0 jobs",
            "jdk-fixed, 100 jobs",
            "process, 0 jobs",
            "process, 100 jobs")) {
      assertTrue(printed.contains(cell + ": measured"), printed);
    }
  }

  /** The pools that ship are required by no module: Surefire has them on the class path. */
  private static String modulePath() {
    String classPath = System.getProperty("java.class.path");
    String adapters =
        Arrays.stream(classPath.split(File.pathSeparator))
            .filter(entry -> new File(entry).getName().startsWith("pool-bench-adapters-"))
            .collect(Collectors.joining(File.pathSeparator));
    return System.getProperty("jdk.module.path") + File.pathSeparator + adapters;
  }

  /** Starts the main class as a user does, and returns what it printed. */
  private static String run(Path folder, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Path log = folder.resolve("main.log");
    Process main =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int exitCode = main.waitFor();
      assertEquals(0, exitCode, Files.readString(log));
    } finally {
      main.descendants().forEach(ProcessHandle::destroyForcibly);
      main.destroyForcibly();
    }
    return Files.readString(log);
  }
}
