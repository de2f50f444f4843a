package com.acme.pools;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import java.util.List;

/** Compares Acme's pool with one of the JDK's, and with one of other JVMs. */
public final class AcmeMain {
  private AcmeMain() {}

  /** Prints a line for each cell; the exit code is 1 if anything went wrong. */
  public static void main(String[] args) {
    Report report = compare();
    report
        .cells()
        .forEach(
            cell ->
                System.out.printf(
                    "%s, %d jobs: %s%n",
                    cell.pool(),
                    cell.jobs(),
                    cell.nanosPerJobSet().isPresent()
                        ? "measured, " + (long) cell.nanosPerJobSet().getAsDouble() + " ns"
                        : "not available: " + cell.problems()));
    report.problems().forEach(System.out::println);
    System.exit(report.hasProblems() ? 1 : 0);
  }

  static Report compare() {
    return PoolBench.compare("acme", "jdk-fixed", "process")
        .workload("acme-sum")
        .jobs(0, 100)
        .workers(2)
        .forks(1)
        .iterations(2)
        .iterationTime(Duration.ofMillis(1))
        .warmUpTime(Duration.ofMillis(20))
        .jvmArgs(
            List.of(
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"))
        .run();
  }
}
