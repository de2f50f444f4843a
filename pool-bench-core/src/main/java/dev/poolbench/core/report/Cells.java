package dev.poolbench.core.report;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.poolbench.api.PoolSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the series of a report into cells, and what went wrong into sentences. */
final class Cells {

  private Cells() {}

  static List<Cell> of(Report report) {
    List<Cell> cells = new ArrayList<>();
    measured(report)
        .forEach(
            (combination, series) -> {
              for (int jobs : report.plan().settings().jobCounts()) {
                cells.add(cell(report, combination, jobs, series));
              }
            });
    return List.copyOf(cells);
  }

  static List<AtMoment> atMoments(Report report) {
    List<AtMoment> all = new ArrayList<>();
    measured(report)
        .forEach(
            (combination, series) -> {
              for (Moment moment : Moment.values()) {
                all.add(
                    new AtMoment(
                        combination.jdk(),
                        combination.pool(),
                        combination.workers(),
                        combination.dispatch(),
                        moment,
                        series.stream()
                            .filter(one -> one.plan().isTimed())
                            .flatMap(one -> one.moments().stream())
                            .filter(memory -> memory.moment() == moment)
                            .toList()));
              }
            });
    return List.copyOf(all);
  }

  /** Returns the series of each combination that has any that was not refused. */
  static Map<Combination, List<Series>> measured(Report report) {
    ImmutableListMultimap<Combination, Series> bySeries =
        Multimaps.index(report.series(), series -> Combination.of(series.plan()));
    Map<Combination, List<Series>> measured = new LinkedHashMap<>();
    for (Combination combination : inOrder(report)) {
      List<Series> own =
          bySeries.get(combination).stream().filter(series -> series.refusal().isEmpty()).toList();
      if (!own.isEmpty()) {
        measured.put(combination, own);
      }
    }
    return measured;
  }

  /** Orders combinations as the settings have them: the first block is shuffled. */
  private static List<Combination> inOrder(Report report) {
    var settings = report.plan().settings();
    LinkedHashSet<Combination> all = new LinkedHashSet<>();
    report.plan().series().forEach(series -> all.add(Combination.of(series)));
    return all.stream()
        .sorted(
            Comparator.<Combination>comparingInt(c -> settings.jdks().indexOf(c.jdk()))
                .thenComparingInt(c -> settings.dispatches().indexOf(c.dispatch()))
                .thenComparingInt(c -> place(c, settings.pools()))
                .thenComparing(c -> c.pool().toString())
                .thenComparingInt(Combination::workers))
        .toList();
  }

  /** Returns where a combination stands among the pools as they were given. */
  private static int place(Combination combination, List<PoolSpec> given) {
    List<PoolSpec> naming =
        given.stream()
            .filter(pool -> pool.names(combination.pool(), combination.workers()))
            .toList();
    return naming.stream()
        .max(Comparator.comparingInt(pool -> pool.options().size()))
        .map(given::indexOf)
        .orElse(given.size());
  }

  private static Cell cell(
      Report report, Combination combination, int jobs, List<Series> measured) {
    List<Cell.Sample> samples = new ArrayList<>();
    List<CellUsage> usages = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Series series : measured) {
      List<Measurement> own =
          series.measurements().stream().filter(made -> made.jobs() == jobs).toList();
      problem(series, jobs, own).ifPresent(problems::add);
      if (!own.isEmpty() && series.plan().isTimed()) {
        series.usages().stream().filter(usage -> usage.jobs() == jobs).forEach(usages::add);
        samples.add(
            new Cell.Sample(
                series.plan().block(), own.stream().map(Measurement::nanosPerJobSet).toList()));
      }
    }
    if (samples.isEmpty() && problems.isEmpty()) {
      problems.add(
          measured.stream()
              .flatMap(series -> series.failures().stream())
              .findFirst()
              .map(failure -> "not measured, for the series ended before: " + failure)
              .orElse("not measured, for the run was stopped before"));
    }
    return new Cell(
        combination.jdk(),
        combination.pool(),
        combination.workers(),
        combination.dispatch(),
        jobs,
        List.copyOf(samples),
        List.copyOf(usages),
        List.copyOf(problems),
        report.fixture().flatMap(FixtureFacts::jobsPerSecond));
  }

  private static Optional<String> problem(Series series, int jobs, List<Measurement> own) {
    Optional<String> unclean =
        own.stream()
            .filter(made -> !made.counts().isClean())
            .findFirst()
            .map(
                made ->
                    made.counts() + made.firstError().map(error -> "; first: " + error).orElse(""));
    return unclean.or(
        () ->
            series.failures().stream()
                .filter(failure -> failure.jobs().equals(Optional.of(jobs)))
                .filter(failure -> failure.phase() != Phase.FIRST_JOB)
                .findFirst()
                .map(Failure::toString));
  }

  static List<String> problems(Report report) {
    List<String> problems = new ArrayList<>();
    for (Series series : report.series()) {
      series
          .failures()
          .forEach(
              failure -> problems.add("%s: %s".formatted(Combination.of(series.plan()), failure)));
    }
    for (Cell cell : of(report)) {
      for (String problem : cell.problems()) {
        problems.add("%s: %d jobs: %s".formatted(Combination.of(cell), cell.jobs(), problem));
      }
    }
    return problems.stream().distinct().toList();
  }
}
