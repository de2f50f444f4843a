package dev.poolbench.examples.compare;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;

/**
 * Holds pools against what is ideal for jobs that only wait: as many rounds of the delay as there
 * are jobs for each worker.
 */
public final class WaitingJobs {
  private static final int DELAY_MILLIS = 20;
  private static final int JOBS = 1_000;
  private static final int WORKERS = 50;

  private WaitingJobs() {}

  /**
   * Prints how much longer than ideal each pool takes.
   *
   * @param args how jobs connect, {@code fresh} or {@code pooled}; pooled if not said
   */
  public static void main(String[] args) {
    String connection = args.length > 0 ? args[0] : "pooled";
    Report report =
        PoolBench.compare("jdk-fixed", "jdk-virtual", "jdk-virtual(bounded=false)")
            .workload("http(delay=%dms,connection=%s)".formatted(DELAY_MILLIS, connection))
            .jobs(JOBS)
            .workers(WORKERS)
            .inspect(false)
            .run();
    for (Cell cell : report.cells()) {
      boolean bounded = !cell.pool().toString().contains("bounded=false");
      double ideal = 1e6 * DELAY_MILLIS * (bounded ? JOBS / WORKERS : 1);
      cell.nanosPerJobSet()
          .ifPresentOrElse(
              nanos ->
                  System.out.printf(
                      "%-28s %6.1f ms, %5.2f times the ideal %.0f ms [%.2f, %.2f]%n",
                      cell.pool(),
                      nanos / 1e6,
                      nanos / ideal,
                      ideal / 1e6,
                      cell.least().orElseThrow() / ideal,
                      cell.greatest().orElseThrow() / ideal),
              () -> System.out.println(cell.pool() + " failed: " + cell.problems()));
    }
    report
        .unavailable()
        .forEach(one -> System.out.println(one.pool() + " not measured: " + one.reason()));
  }
}
