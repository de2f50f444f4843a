package dev.poolbench.core.page;

import dev.poolbench.core.report.Metric;
import dev.poolbench.core.report.OverallRating;
import dev.poolbench.core.report.Rating;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lays out the ratings of the pools. */
public final class Ratings {
  private static final String NOTHING = "-";

  private final Report report;
  private final Names names;

  Ratings(Report report, Names names) {
    this.report = report;
    this.names = names;
  }

  /** Returns the variants that have figures and no rating of time. */
  public static List<Variant> missing(Report report) {
    List<Variant> rated = report.ratings(Metric.TIME).stream().map(Variant::of).toList();
    return report.cells().stream()
        .filter(cell -> !cell.isFailed())
        .map(Variant::of)
        .distinct()
        .filter(variant -> !rated.contains(variant))
        .toList();
  }

  /** Returns a table, and which pools are not in it; or why there is none. */
  List<Part> parts() {
    List<Rating> time = report.ratings(Metric.TIME);
    if (time.isEmpty()) {
      return List.of(
          new Part.Entry(
              "No ratings:",
              "there are no two pools with figures of every job count and a verdict; that takes"
                  + " more blocks, or pools that do not fail"));
    }
    List<Rating> space = report.ratings(Metric.GROWTH_OUTSIDE_HEAP);
    List<OverallRating> overall = OverallRating.of(Map.of("", List.of(report)));
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Grid(
            "Ratings out of 5, a point less for each doubling",
            new Table(
                List.of(
                    Table.Column.text("pool"),
                    Table.Column.number("place in time"),
                    Table.Column.number("time"),
                    Table.Column.number("space"),
                    Table.Column.number("overall")),
                time.stream().map(one -> row(one, space, overall)).toList())));
    List<String> missing = missing(report).stream().map(names::full).toList();
    if (!missing.isEmpty()) {
      parts.add(
          new Part.Entry(
              "Not rated:",
              String.join(", ", missing)
                  + ": no verdict on it and each other pool at every job count"));
    }
    return parts;
  }

  private List<String> row(Rating time, List<Rating> space, List<OverallRating> overall) {
    Variant variant = Variant.of(time);
    return List.of(
        names.full(variant),
        time.place() + (time.tied() ? ", tied" : ""),
        points(time.points()),
        points(
            space.stream()
                .filter(one -> Variant.of(one).equals(variant))
                .findFirst()
                .map(Rating::points)),
        points(overall.stream().filter(variant::is).findFirst().map(OverallRating::overall)));
  }

  private static String points(Optional<Double> points) {
    return points.map(Ratings::points).orElse(NOTHING);
  }

  private static String points(double points) {
    return String.format(Locale.ROOT, "%.1f", points);
  }
}
