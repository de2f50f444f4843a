package dev.poolbench.examples.pools;

import dev.poolbench.core.page.Names;
import dev.poolbench.core.page.Part;
import dev.poolbench.core.page.Table;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.report.Metric;
import dev.poolbench.core.report.Rating;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Rates pools over the tests of a study, in time and space, each of which counts the same. */
final class StudyRatings {
  private static final String NOTHING = "-";

  /** Is what a test says of each pool that it could rate. */
  private record Rated(StudyTest test, Map<String, Double> time, Map<String, Double> space) {
    static Rated of(StudyTest test, Report report) {
      return new Rated(
          test, points(report, Metric.TIME), points(report, Metric.GROWTH_OUTSIDE_HEAP));
    }

    private static Map<String, Double> points(Report report, Metric metric) {
      Names names = Names.of(report.plan());
      Map<String, Double> points = new LinkedHashMap<>();
      for (Rating one : report.ratings(metric)) {
        points.put(names.full(Variant.of(one)), one.points());
      }
      return points;
    }
  }

  private final List<Rated> tests = new ArrayList<>();

  StudyRatings(Map<StudyTest, Report> reports) {
    reports.forEach((test, report) -> tests.add(Rated.of(test, report)));
  }

  /** Returns a table, the best first, or why there is none. */
  Part part(Collection<String> pools) {
    if (tests.stream().allMatch(one -> one.time().isEmpty())) {
      return new Part.Entry(
          "No ratings:", "these take a verdict on every pair of pools, and that more forks");
    }
    List<Table.Column> columns =
        new ArrayList<>(List.of(Table.Column.text("pool"), Table.Column.number("overall")));
    tests.forEach(one -> columns.add(Table.Column.number(one.test().name())));
    List<List<String>> rows =
        pools.stream()
            .sorted(Comparator.comparingDouble(pool -> -overall(pool).orElse(-1)))
            .map(this::row)
            .toList();
    return new Part.Grid(
        "Ratings out of 5, time / space, a point less for each doubling; overall is their mean,"
            + " of pools that all tests rate in both",
        new Table(columns, rows));
  }

  private List<String> row(String pool) {
    OptionalDouble overall = overall(pool);
    List<String> row = new ArrayList<>(List.of(pool));
    row.add(overall.isPresent() ? text(overall.getAsDouble()) : NOTHING);
    for (Rated one : tests) {
      row.add("%s / %s".formatted(text(one.time(), pool), text(one.space(), pool)));
    }
    return row;
  }

  private OptionalDouble overall(String pool) {
    boolean everywhere =
        tests.stream()
            .allMatch(one -> one.time().containsKey(pool) && one.space().containsKey(pool));
    return everywhere
        ? tests.stream()
            .flatMap(one -> List.of(one.time(), one.space()).stream())
            .mapToDouble(points -> points.getOrDefault(pool, Double.NaN))
            .average()
        : OptionalDouble.empty();
  }

  private static String text(Map<String, Double> points, String pool) {
    Double own = points.get(pool);
    return own == null ? NOTHING : text(own);
  }

  private static String text(double points) {
    return String.format(Locale.ROOT, "%.1f", points);
  }
}
