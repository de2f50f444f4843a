package dev.poolbench.core.report;

import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.report.PoolChanges.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Holds a report against an earlier one. */
final class RunComparisons {
  private static final List<Metric> COMPARED =
      List.of(
          Metric.TIME,
          Metric.PEAK_OUTSIDE_HEAP,
          Metric.PEAK_HEAP,
          Metric.ALLOCATED,
          Metric.RETAINED_HEAP);

  private final Report then;
  private final Report now;

  /** Holds for each combination of now the one that it was then. */
  private final Map<Combination, Combination> common = new LinkedHashMap<>();

  private final List<Combination> added = new ArrayList<>();
  private final Set<Combination> missing;

  private RunComparisons(Report then, Report now) {
    this.then = then;
    this.now = now;
    this.missing = new LinkedHashSet<>(Cells.measured(then).keySet());
    for (Combination one : Cells.measured(now).keySet()) {
      Optional<Combination> before = missing.stream().filter(old -> isSame(old, one)).findFirst();
      before.ifPresentOrElse(old -> common.put(one, old), () -> added.add(one));
      before.ifPresent(missing::remove);
    }
  }

  static RunComparison of(Report then, Report now, double threshold) {
    RunComparisons comparisons = new RunComparisons(then, now);
    List<Pair> pairs = new ArrayList<>();
    COMPARED.forEach(metric -> pairs.addAll(comparisons.pairs(metric)));
    List<String> worse = comparisons.troubles(Troubles::notIn);
    worse.addAll(comparisons.noLongerAvailable());
    return new RunComparison(
        then.finished(),
        now.finished(),
        comparisons.differences(),
        PoolChanges.of(pairs, threshold),
        worse,
        comparisons.troubles((here, before) -> before.notIn(here)),
        comparisons.added.stream().map(Combination::toString).toList(),
        comparisons.missing.stream().map(Combination::toString).toList());
  }

  /** Runs on one JDK each may be compared though it is another: whether to is asked elsewhere. */
  private boolean isSame(Combination old, Combination one) {
    boolean oneJdkEach =
        then.plan().settings().jdks().size() == 1 && now.plan().settings().jdks().size() == 1;
    boolean sameJdk =
        old.jdk().version().equals(one.jdk().version())
            && old.jdk().vendor().equals(one.jdk().vendor());
    return (sameJdk || oneJdkEach)
        && old.pool().equals(one.pool())
        && old.workers() == one.workers()
        && old.dispatch().equals(one.dispatch());
  }

  private List<Pair> pairs(Metric metric) {
    Figures before = Figures.of(then, metric);
    Figures later = Figures.of(now, metric);
    List<Pair> pairs = new ArrayList<>();
    common.forEach(
        (one, old) -> {
          Set<Integer> counts = new TreeSet<>(later.jobCounts(one));
          counts.retainAll(before.jobCounts(old));
          pairs.add(
              new Pair(
                  metric,
                  one.jdk().label(now.plan().settings().jdks()),
                  one.pool(),
                  one.workers(),
                  one.dispatch(),
                  List.copyOf(counts),
                  before.meanLogs(old, counts),
                  later.meanLogs(one, counts),
                  "one of the runs has no figures of it, or one that is not above 0"));
        });
    return pairs;
  }

  private List<String> differences() {
    Map<String, String> before = identity(then);
    List<String> differences = new ArrayList<>();
    identity(now)
        .forEach(
            (name, fact) -> {
              String was = before.getOrDefault(name, "not recorded");
              if (!was.equals(fact)) {
                differences.add("%s: '%s' then, '%s' now".formatted(name, was, fact));
              }
            });
    return differences;
  }

  private static Map<String, String> identity(Report report) {
    Settings settings = report.plan().settings();
    Map<String, String> identity = BaselineData.identity(report);
    identity.put("job counts", settings.jobCounts().toString());
    identity.put("iterations", Integer.toString(settings.iterations()));
    identity.put("least time of an iteration", settings.iterationTime().toString());
    identity.put("most time of the warm-up", settings.warmUpTime().toString());
    return identity;
  }

  /** Says of each pool that both have what holds of it, as one sees it and not the other. */
  private List<String> troubles(BiFunction<Troubles, Troubles, List<String>> found) {
    List<String> all = new ArrayList<>();
    common.forEach(
        (one, old) ->
            found
                .apply(Troubles.of(now, one), Troubles.of(then, old))
                .forEach(trouble -> all.add("%s: %s".formatted(one, trouble))));
    return all;
  }

  private List<String> noLongerAvailable() {
    List<String> all = new ArrayList<>();
    for (Unavailable one : now.unavailable()) {
      missing.stream()
          .filter(old -> old.pool().id().equals(one.pool().id()))
          .filter(old -> one.dispatch().map(old.dispatch()::equals).orElse(true))
          .findFirst()
          .ifPresent(old -> all.add("%s: is not available: %s".formatted(old, one.reason())));
    }
    return all;
  }
}
