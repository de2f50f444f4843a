package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.UnpairedComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what is compared with an earlier run, and has it share the permitted error. */
final class PoolChanges {
  /**
   * Is a pool, with what its forks took in both runs.
   *
   * @param before the logarithms then, one a fork; empty if there are none
   * @param now the logarithms now, one a fork; empty if there are none
   * @param whyNone why there are none, if so
   */
  record Pair(
      Metric metric,
      String jdk,
      PoolSpec pool,
      int workers,
      Dispatch dispatch,
      List<Integer> jobCounts,
      List<Double> before,
      List<Double> now,
      String whyNone) {

    private boolean isComplete() {
      return !before.isEmpty() && !now.isEmpty();
    }
  }

  private PoolChanges() {}

  static List<PoolChange> of(List<Pair> pairs, double threshold) {
    List<Pair> complete = pairs.stream().filter(Pair::isComplete).toList();
    List<UnpairedComparison> made =
        UnpairedComparison.of(
            complete.stream().map(pair -> array(pair.before())).toList(),
            complete.stream().map(pair -> array(pair.now())).toList(),
            PairedComparison.ERROR,
            threshold);
    List<PoolChange> changes = new ArrayList<>();
    int next = 0;
    for (Pair pair : pairs) {
      Optional<UnpairedComparison> result =
          pair.isComplete() ? Optional.of(made.get(next++)) : Optional.empty();
      changes.add(
          new PoolChange(
              pair.metric(),
              pair.jdk(),
              pair.pool(),
              pair.workers(),
              pair.dispatch(),
              pair.jobCounts(),
              result,
              result.map(UnpairedComparison::reason).orElse("not available: " + pair.whyNone())));
    }
    return List.copyOf(changes);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
