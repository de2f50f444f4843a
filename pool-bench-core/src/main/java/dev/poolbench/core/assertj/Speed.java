package dev.poolbench.core.assertj;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Metric;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says where the pool of some cells is slower than another of the same run, and where that cannot
 * be said.
 *
 * @param slower a sentence on each comparison that exceeds what is tolerated
 * @param unknown a sentence on each of which nothing can be said
 */
record Speed(List<String> slower, List<String> unknown) {

  static Speed against(String other, Report report, List<Cell> cells, Tolerance tolerance) {
    PoolSpec named = PoolSpec.parse(other);
    Set<Integer> jobCounts = new LinkedHashSet<>();
    cells.forEach(cell -> jobCounts.add(cell.jobs()));
    List<Comparison> comparisons =
        report
            .comparisons(Against.pool(other), Metric.TIME, tolerance.fraction(), jobCounts)
            .stream()
            .filter(one -> cells.stream().anyMatch(cell -> isOf(one, cell)))
            .toList();
    if (comparisons.isEmpty()
        && cells.stream().allMatch(cell -> named.names(cell.pool(), cell.workers()))) {
      throw new IllegalArgumentException(
          "pool '%s': accepted is another than the one asserted on".formatted(other));
    }
    Speed speed = new Speed(new ArrayList<>(), new ArrayList<>());
    comparisons.forEach(one -> speed.judge(one, report, jobCounts, tolerance));
    cells.stream()
        .filter(cell -> comparisons.stream().noneMatch(one -> isBeside(one, cell)))
        .map(cell -> missing(other, named, report, jobCounts, cell))
        .distinct()
        .forEach(speed.unknown::add);
    return speed;
  }

  private void judge(Comparison one, Report report, Set<Integer> jobCounts, Tolerance tolerance) {
    Optional<String> failed = failed(report, jobCounts, cell -> isBaselineOf(one, cell));
    String text =
        "%s with %d workers, %s, on JDK %s: %s; accepted is a ratio of at most %.3f"
            .formatted(
                one.pool(),
                one.workers(),
                one.dispatch(),
                one.jdk().version(),
                one,
                1 + tolerance.fraction());
    if (failed.isPresent()) {
      unknown.add("%s; the other failed: %s".formatted(text, failed.get()));
      return;
    }
    switch (tolerance.judge(one)) {
      case EXCEEDED -> slower.add(text);
      case UNKNOWN -> unknown.add(text);
      case KEPT -> {}
    }
  }

  private static boolean isOf(Comparison one, Cell cell) {
    return isBeside(one, cell) && one.pool().equals(cell.pool()) && one.workers() == cell.workers();
  }

  private static boolean isBaselineOf(Comparison one, Cell cell) {
    return isBeside(one, cell)
        && one.baseline().equals(cell.pool())
        && one.baselineWorkers() == cell.workers();
  }

  private static boolean isBeside(Comparison one, Cell cell) {
    return one.jdk().equals(cell.jdk()) && one.dispatch().equals(cell.dispatch());
  }

  /** Says what went wrong in the first of some cells in which anything did. */
  private static Optional<String> failed(
      Report report, Set<Integer> jobCounts, Predicate<Cell> which) {
    return report.cells().stream()
        .filter(cell -> cell.isFailed() && jobCounts.contains(cell.jobs()))
        .filter(which)
        .findFirst()
        .map(Subjects::problems);
  }

  /** Says why there is no comparison where a cell is. */
  private static String missing(
      String other, PoolSpec named, Report report, Set<Integer> jobCounts, Cell cell) {
    String reason =
        report.unavailable().stream()
            .filter(lost -> lost.jdk().equals(cell.jdk()) && lost.pool().id().equals(named.id()))
            .filter(lost -> lost.dispatch().map(cell.dispatch()::equals).orElse(true))
            .map(lost -> "was not measured: " + lost.reason())
            .findFirst()
            .or(
                () ->
                    failed(
                            report,
                            jobCounts,
                            one ->
                                named.names(one.pool(), one.workers())
                                    && one.jdk().equals(cell.jdk())
                                    && one.dispatch().equals(cell.dispatch()))
                        .map("failed: "::concat))
            .orElse("has no figures");
    return "%s, %s, on JDK %s: %s %s"
        .formatted(cell.pool(), cell.dispatch(), cell.jdk().version(), other, reason);
  }
}
