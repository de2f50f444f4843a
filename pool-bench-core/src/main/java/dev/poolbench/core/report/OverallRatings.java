package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rates pools over several reports. */
final class OverallRatings {

  /** Begins the name of the fact that tells what the workers of a pool are. */
  static final String KIND = "kind.";

  private static final Metric SPACE = Metric.GROWTH_OUTSIDE_HEAP;

  /** Below this, two means of ratings differ by rounding only. */
  private static final double SAME = 1e-9;

  private record Who(Jdk jdk, Dispatch dispatch, PoolSpec pool) {
    static Who of(Rating rating) {
      return new Who(rating.jdk(), rating.dispatch(), rating.pool());
    }
  }

  private record Means(Who who, Map<String, Double> time, Map<String, Double> space) {
    double overall() {
      return mean(
          Stream.of(time, space)
              .map(Map::values)
              .filter(values -> !values.isEmpty())
              .map(OverallRatings::mean)
              .toList());
    }
  }

  private OverallRatings() {}

  static List<OverallRating> of(Map<String, List<Report>> groups) {
    List<Report> reports = groups.values().stream().flatMap(List::stream).toList();
    Map<List<Object>, List<Means>> rivals =
        everywhere(reports).stream()
            .map(who -> new Means(who, means(groups, who, Metric.TIME), means(groups, who, SPACE)))
            .collect(
                Collectors.groupingBy(
                    means -> List.of(means.who.jdk, means.who.dispatch),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, PoolKind> kinds = kinds(reports);
    return rivals.values().stream().flatMap(some -> placed(some, kinds)).toList();
  }

  /** Returns those that each report rates, in the order of the first. */
  private static List<Who> everywhere(List<Report> reports) {
    List<List<Who>> rated =
        reports.stream()
            .map(report -> report.ratings(Metric.TIME).stream().map(Who::of).toList())
            .toList();
    List<Who> all = new ArrayList<>(rated.isEmpty() ? List.of() : rated.get(0));
    rated.forEach(all::retainAll);
    return all;
  }

  private static Map<String, Double> means(
      Map<String, List<Report>> groups, Who who, Metric metric) {
    Map<String, Double> means = new LinkedHashMap<>();
    groups.forEach(
        (group, reports) -> {
          List<Double> points =
              reports.stream()
                  .flatMap(report -> report.ratings(metric).stream())
                  .filter(rating -> Who.of(rating).equals(who))
                  .map(Rating::points)
                  .toList();
          if (!points.isEmpty()) {
            means.put(group, mean(points));
          }
        });
    return Collections.unmodifiableMap(means);
  }

  private static double mean(Collection<Double> points) {
    return points.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static Stream<OverallRating> placed(List<Means> rivals, Map<String, PoolKind> kinds) {
    return rivals.stream()
        .sorted(Comparator.comparingDouble(Means::overall).reversed())
        .map(
            one ->
                new OverallRating(
                    one.who.jdk,
                    one.who.dispatch,
                    one.who.pool,
                    Optional.ofNullable(kinds.get(one.who.pool.id())),
                    1 + count(rivals, other -> other.overall() > one.overall() + SAME),
                    count(rivals, other -> Math.abs(other.overall() - one.overall()) <= SAME) > 1,
                    one.time,
                    one.space,
                    one.overall()));
  }

  private static int count(List<Means> rivals, Predicate<Means> which) {
    return (int) rivals.stream().filter(which).count();
  }

  /** Reads what a run notes of the pools that it knows. */
  private static Map<String, PoolKind> kinds(List<Report> reports) {
    Map<String, PoolKind> kinds = new LinkedHashMap<>();
    for (Report report : reports) {
      report
          .environment()
          .forEach(
              (fact, value) -> {
                if (fact.startsWith(KIND)) {
                  kinds.put(fact.substring(KIND.length()), PoolKind.valueOf(value));
                }
              });
    }
    return kinds;
  }
}
