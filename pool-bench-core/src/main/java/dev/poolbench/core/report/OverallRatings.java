package dev.poolbench.core.report;

import static java.util.stream.Collectors.toSet;

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
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
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

  /** Is a pool among its rivals, with its workers where a report has it with several numbers. */
  private record Who(Jdk jdk, Dispatch dispatch, PoolSpec pool, OptionalInt workers) {
    private List<Object> rivals() {
      return List.of(jdk, dispatch);
    }
  }

  /** Holds what a report says of each pool, asked once. */
  private record Rated(String group, Map<Who, Double> time, Map<Who, Double> space) {}

  private record Means(Who who, Map<String, Double> time, Map<String, Double> space) {
    boolean hasSpace() {
      return space.keySet().equals(time.keySet());
    }

    Means withoutSpace() {
      return new Means(who, time, Map.of());
    }

    double overall() {
      double ofTime = mean(time.values());
      return space.isEmpty() ? ofTime : (ofTime + mean(space.values())) / 2;
    }
  }

  private OverallRatings() {}

  static List<OverallRating> of(Map<String, List<Report>> groups) {
    List<Report> reports = groups.values().stream().flatMap(List::stream).toList();
    Set<Who> several = reports.stream().flatMap(OverallRatings::several).collect(toSet());
    List<Rated> rated = new ArrayList<>();
    groups.forEach(
        (group, some) ->
            some.forEach(
                report ->
                    rated.add(
                        new Rated(
                            group,
                            points(report, Metric.TIME, several),
                            points(report, SPACE, several)))));
    Map<List<Object>, List<Means>> rivals =
        everywhere(rated).stream()
            .map(
                who ->
                    new Means(who, means(rated, who, Rated::time), means(rated, who, Rated::space)))
            .collect(
                Collectors.groupingBy(
                    means -> means.who.rivals(), LinkedHashMap::new, Collectors.toList()));
    Map<String, PoolKind> kinds = kinds(reports);
    return rivals.values().stream().flatMap(some -> placed(some, kinds)).toList();
  }

  private static Who who(Rating rating, OptionalInt workers) {
    return new Who(rating.jdk(), rating.dispatch(), rating.pool(), workers);
  }

  /** Finds the pools that a report has with several numbers of workers. */
  private static Stream<Who> several(Report report) {
    return report.ratings(Metric.TIME).stream()
        .collect(Collectors.groupingBy(one -> who(one, OptionalInt.empty()), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey);
  }

  private static Map<Who, Double> points(Report report, Metric metric, Set<Who> several) {
    Map<Who, Double> points = new LinkedHashMap<>();
    for (Rating one : report.ratings(metric)) {
      Who pool = who(one, OptionalInt.empty());
      points.put(
          several.contains(pool) ? who(one, OptionalInt.of(one.workers())) : pool, one.points());
    }
    return points;
  }

  /** Returns those that each report rates, in the order of the first. */
  private static List<Who> everywhere(List<Rated> rated) {
    List<Who> all = new ArrayList<>(rated.isEmpty() ? Set.of() : rated.get(0).time.keySet());
    rated.forEach(one -> all.retainAll(one.time.keySet()));
    return all;
  }

  private static Map<String, Double> means(
      List<Rated> rated, Who who, Function<Rated, Map<Who, Double>> metric) {
    Map<String, List<Double>> points = new LinkedHashMap<>();
    for (Rated one : rated) {
      Optional.ofNullable(metric.apply(one).get(who))
          .ifPresent(own -> points.computeIfAbsent(one.group, group -> new ArrayList<>()).add(own));
    }
    Map<String, Double> means = new LinkedHashMap<>();
    points.forEach((group, own) -> means.put(group, mean(own)));
    return Collections.unmodifiableMap(means);
  }

  private static double mean(Collection<Double> points) {
    return points.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** Places those that have the same figures, so that a place is by the same formula for all. */
  private static Stream<OverallRating> placed(List<Means> all, Map<String, PoolKind> kinds) {
    List<Means> rivals =
        all.stream().anyMatch(Means::hasSpace)
            ? all.stream().filter(Means::hasSpace).toList()
            : all.stream().map(Means::withoutSpace).toList();
    return rivals.stream()
        .sorted(Comparator.comparingDouble(Means::overall).reversed())
        .map(
            one ->
                new OverallRating(
                    one.who.jdk,
                    one.who.dispatch,
                    one.who.pool,
                    one.who.workers,
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
