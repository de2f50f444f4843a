package dev.poolbench.core.report;

import java.util.ArrayList;
import java.util.List;

/** Gathers what the forks tell that time each job. */
final class Latencies {
  private Latencies() {}

  static List<PoolLatency> of(Report report) {
    List<PoolLatency> all = new ArrayList<>();
    if (!report.plan().settings().latency()) {
      return all;
    }
    Cells.measured(report)
        .forEach(
            (combination, series) -> {
              for (int jobs : report.plan().settings().jobCounts()) {
                if (jobs > 0) {
                  all.add(
                      new PoolLatency(
                          combination.jdk(),
                          combination.pool(),
                          combination.workers(),
                          combination.dispatch(),
                          jobs,
                          series.stream()
                              .flatMap(one -> one.latencies().stream())
                              .filter(latency -> latency.jobs() == jobs)
                              .toList()));
                }
              }
            });
    return List.copyOf(all);
  }
}
