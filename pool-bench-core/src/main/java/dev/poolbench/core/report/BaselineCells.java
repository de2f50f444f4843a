package dev.poolbench.core.report;

import dev.poolbench.core.report.BaselineData.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds for each cell that was measured what it was before. */
final class BaselineCells {
  private BaselineCells() {}

  static BaselineComparison compare(BaselineData then, BaselineData now) {
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
        then.measured(), changes, added, left.stream().map(BaselineCells::name).toList());
  }

  private static String name(Timed cell) {
    return "%s with %d workers, %s, on JDK %s, at %d jobs"
        .formatted(cell.pool(), cell.workers(), cell.dispatch(), cell.jdk(), cell.jobs());
  }
}
