package dev.poolbench.examples.own;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;

/** Compares a pool of one's own with one of the JDK's and with the plain loop. */
public final class OwnPool {
  private OwnPool() {}

  /**
   * Measures the workload of one's own on each, and prints the median time of each pool.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    Report report =
        PoolBench.compare("caller", "jdk-fixed", RoundRobinAdapter.class.getName())
            .workload(CollatzWorkload.class.getName() + "(1000)")
            .jobs(10_000)
            .workers(Runtime.getRuntime().availableProcessors())
            .forks(2)
            .run();
    report.problems().forEach(System.out::println);
    for (Cell cell : report.cells()) {
      cell.nanosPerJob()
          .ifPresent(ns -> System.out.printf("%s: %.1f ns a job%n", cell.pool().id(), ns));
    }
  }
}
