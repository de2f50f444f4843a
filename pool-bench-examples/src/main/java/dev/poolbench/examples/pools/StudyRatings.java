package dev.poolbench.examples.pools;

import dev.poolbench.api.PoolKind;
import dev.poolbench.core.page.Part;
import dev.poolbench.core.page.Table;
import dev.poolbench.core.report.OverallRating;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets the ratings of pools over the tests of a study: by what bounds the jobs, and overall. */
final class StudyRatings {
  private static final String NOTHING = "-";

  private StudyRatings() {}

  /** Returns a table, the best first, and which pools are not in it; or why there is none. */
  static List<Part> of(Map<StudyTest, Report> reports) {
    Map<String, List<Report>> groups = new LinkedHashMap<>();
    reports.forEach(
        (test, report) ->
            groups.computeIfAbsent(test.bound(), bound -> new ArrayList<>()).add(report));
    List<OverallRating> ratings = OverallRating.of(groups);
    if (ratings.isEmpty()) {
      return List.of(
          new Part.Entry(
              "No ratings:",
              "not available: these take a verdict on every pair of pools in every test, and that"
                  + " more forks"));
    }
    List<Table.Column> columns =
        new ArrayList<>(
            List.of(
                Table.Column.text("pool"),
                Table.Column.text("workers are"),
                Table.Column.number("place"),
                Table.Column.number("overall")));
    for (String group : groups.keySet()) {
      columns.add(Table.Column.number(group + ", time"));
      columns.add(Table.Column.number(group + ", space"));
    }
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Grid(
            "Ratings out of 5, a point less for each doubling; overall each kind of test counts the"
                + " same, and time as much as space",
            new Table(columns, rows(ratings, groups.keySet()))));
    String missing = missing(reports, ratings);
    if (!missing.isEmpty()) {
      parts.add(new Part.Entry("Not rated:", missing + ": not rated in every test"));
    }
    return parts;
  }

  private static String missing(Map<StudyTest, Report> reports, List<OverallRating> ratings) {
    Set<String> rated = new LinkedHashSet<>();
    ratings.forEach(one -> rated.add(one.pool().toString()));
    return reports.values().stream()
        .flatMap(report -> report.cells().stream())
        .map(cell -> cell.pool().toString())
        .distinct()
        .filter(pool -> !rated.contains(pool))
        .collect(Collectors.joining(", "));
  }

  private static List<List<String>> rows(List<OverallRating> ratings, Set<String> groups) {
    Set<Object> rivalries = new LinkedHashSet<>();
    ratings.forEach(one -> rivalries.add(List.of(one.jdk(), one.dispatch())));
    List<List<String>> rows = new ArrayList<>();
    for (OverallRating one : ratings) {
      List<String> row = new ArrayList<>();
      row.add(
          rivalries.size() == 1
              ? name(one)
              : "%s, %s, JDK %s".formatted(name(one), one.dispatch(), one.jdk().version()));
      row.add(one.kind().map(StudyRatings::words).orElse(NOTHING));
      row.add(one.place() + (one.tied() ? ", tied" : ""));
      row.add(points(one.overall()));
      for (String group : groups) {
        row.add(points(one.time(), group));
        row.add(points(one.space(), group));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String name(OverallRating one) {
    return one.workers().isPresent()
        ? "%s, %d workers".formatted(one.pool(), one.workers().getAsInt())
        : one.pool().toString();
  }

  private static String words(PoolKind kind) {
    return switch (kind) {
      case CALLER -> "the caller";
      case THREADS -> "threads";
      case VIRTUAL_THREADS -> "green threads";
      case PROCESSES -> "processes";
    };
  }

  private static String points(Map<String, Double> points, String group) {
    Double own = points.get(group);
    return own == null ? NOTHING : points(own);
  }

  private static String points(double points) {
    return String.format(Locale.ROOT, "%.1f", points);
  }
}
