package dev.poolbench.core.report;

import dev.poolbench.core.report.BaselineData.Timed;
import dev.poolbench.core.report.PoolChanges.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds for each cell that was measured what it was before. */
final class BaselineCells {
  private BaselineCells() {}

  static BaselineComparison compare(BaselineData then, BaselineData now, double threshold) {
    List<Change> changes = new ArrayList<>();
    List<Timed> left = new ArrayList<>(then.cells());
    List<String> added = new ArrayList<>();
    for (Timed cell : now.cells()) {
      Optional<Timed> before = left.stream().filter(cell::isOf).findFirst();
      if (before.isPresent()) {
        left.remove(before.get());
        changes.add(
            new Change(
                cell.jdk(),
                cell.pool(),
                cell.workers(),
                cell.dispatch(),
                cell.jobs(),
                before.get().nanosPerJobSet(),
                cell.nanosPerJobSet()));
      } else {
        added.add(name(cell));
      }
    }
    if (changes.isEmpty()) {
      return new BaselineComparison.Refused(
          "none of the %d cells of the baseline was measured, and of the cells that were, such as %s, it has none"
              .formatted(then.cells().size(), added.stream().findFirst().orElse("none at all")));
    }
    return new BaselineComparison.Compared(
        then.measured(),
        changes,
        pools(then, now, threshold),
        added,
        left.stream().map(BaselineCells::name).toList());
  }

  private static List<PoolChange> pools(BaselineData then, BaselineData now, double threshold) {
    Map<List<Object>, List<Timed>> pools = new LinkedHashMap<>();
    for (Timed cell : now.cells()) {
      boolean compared = cell.jobs() > 0 && then.cells().stream().anyMatch(cell::isOf);
      if (compared) {
        pools.computeIfAbsent(pool(cell), key -> new ArrayList<>()).add(cell);
      }
    }
    return PoolChanges.of(
        pools.values().stream().map(cells -> pair(cells, then)).toList(), threshold);
  }

  private static List<Object> pool(Timed cell) {
    return List.of(cell.jdk(), cell.pool(), cell.workers(), cell.dispatch());
  }

  private static Pair pair(List<Timed> cells, BaselineData then) {
    Timed first = cells.get(0);
    List<Timed> before =
        cells.stream().flatMap(cell -> then.cells().stream().filter(cell::isOf).limit(1)).toList();
    return new Pair(
        Metric.TIME,
        first.jdk(),
        first.pool(),
        first.workers(),
        first.dispatch(),
        cells.stream().map(Timed::jobs).toList(),
        meanLogs(before),
        meanLogs(cells),
        "not every fork has figures of every job count");
  }

  /** Returns a mean for each fork; none if the cells cannot be told to be of the same forks. */
  private static List<Double> meanLogs(List<Timed> cells) {
    int forks = cells.get(0).nanosPerJobSet().size();
    if (cells.stream().anyMatch(cell -> cell.nanosPerJobSet().size() != forks)) {
      return List.of();
    }
    List<Double> means =
        IntStream.range(0, forks)
            .mapToObj(
                fork ->
                    cells.stream()
                        .mapToDouble(cell -> Math.log(cell.nanosPerJobSet().get(fork)))
                        .average()
                        .orElse(Double.NaN))
            .toList();
    return means.stream().allMatch(Double::isFinite) ? means : List.of();
  }

  private static String name(Timed cell) {
    return "%s with %d workers, %s, on JDK %s, at %d jobs"
        .formatted(cell.pool(), cell.workers(), cell.dispatch(), cell.jdk(), cell.jobs());
  }
}
