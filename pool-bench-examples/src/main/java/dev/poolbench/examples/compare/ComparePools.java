package dev.poolbench.examples.compare;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;

/** Compares two of the JDK's pools at two job counts. */
public final class ComparePools {
  private ComparePools() {}

  /**
   * Measures, each in fresh JVMs, and prints the median time of each pool at each job count.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    Report report =
        PoolBench.compare("jdk-fixed", "jdk-fork-join")
            .jobs(1_000, 10_000)
            .workers(8)
            .forks(2)
            .run();
    report.problems().forEach(System.out::println);
    for (Cell cell : report.cells()) {
      cell.nanosPerJob()
          .ifPresent(
              ns ->
                  System.out.printf("%s, %d jobs: %.1f ns a job%n", cell.pool(), cell.jobs(), ns));
    }
  }
}
