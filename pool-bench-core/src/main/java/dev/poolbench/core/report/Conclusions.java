package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.statistics.Growth;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import dev.poolbench.core.statistics.Scaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in sentences what the verdicts of a report come to. */
final class Conclusions {
  private final Report report;
  private final Against against;
  private final double threshold;
  private final boolean severalWorkers;
  private final boolean severalGroups;

  private Conclusions(Report report) {
    this.report = report;
    this.against = report.plan().settings().stopping().against();
    this.threshold = report.plan().settings().stopping().difference();
    Set<Combination> all = Cells.measured(report).keySet();
    this.severalWorkers =
        all.stream().map(Combination::pool).distinct().count()
            < all.stream().map(one -> List.of(one.pool(), one.workers())).distinct().count();
    this.severalGroups = Comparisons.groups(all).size() > 1;
  }

  static List<String> of(Report report) {
    Conclusions conclusions = new Conclusions(report);
    List<String> all = new ArrayList<>();
    for (Metric metric : List.of(Metric.TIME, Metric.GROWTH_OUTSIDE_HEAP)) {
      all.addAll(conclusions.of(metric));
    }
    all.addAll(conclusions.growth());
    report.crossovers().forEach(one -> all.add(conclusions.sentence(one)));
    return List.copyOf(all);
  }

  /** Names who takes least, or how each stands to the pool that the plan compares with. */
  private List<String> of(Metric metric) {
    return report.comparisons(against, metric, threshold).stream()
        .collect(
            Collectors.groupingBy(
                one -> List.of(one.jdk(), one.dispatch(), one.baseline(), one.baselineWorkers()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(group -> sentence(metric, group))
        .distinct()
        .toList();
  }

  private String sentence(Metric metric, List<Comparison> group) {
    String where = where(group.get(0).dispatch(), group.get(0).jdk());
    List<Comparison> without = group.stream().filter(one -> one.verdict().isEmpty()).toList();
    if (without.size() == group.size()) {
      return "No verdict on %s%s: %s.".formatted(metric, where, without.get(0).reason());
    }
    String baseline = baseline(group.get(0));
    boolean named = against.kind() != Against.Kind.FASTEST;
    List<String> less = having(group, one -> one.isLower() && !one.isSlight(), this::times);
    List<String> slightlyLess = having(group, one -> one.isLower() && one.isSlight(), this::times);
    List<String> same =
        having(group, RatioVerdict.NO_PRACTICAL_DIFFERENCE::equals, one -> name(one) + one.over());
    List<String> noisy = having(group, RatioVerdict.TOO_NOISY_TO_TELL::equals, this::unsettled);
    List<String> parts = new ArrayList<>();
    String start;
    if (named) {
      start = "In %s against %s%s: ".formatted(metric, baseline, where);
    } else if (Stream.of(less, slightlyLess, same, noisy).allMatch(List::isEmpty)) {
      start = without.isEmpty() ? "" : "Of those with a verdict, ";
      parts.add("%s takes the least %s%s".formatted(baseline, metric, where));
    } else {
      start = "No clear winner in %s%s: ".formatted(metric, where);
    }
    String than = named ? "" : "than %s ".formatted(baseline);
    add(parts, "less %stake ".formatted(than), less);
    add(parts, "slightly less %stake ".formatted(than), slightlyLess);
    if (named) {
      add(parts, "there is no practical difference to ", same);
      add(parts, "it is too noisy to tell ", noisy);
    } else {
      add(parts, "between " + baseline + " and ", same, " there is no practical difference");
      add(parts, "it is too noisy to tell " + baseline + " from ", noisy);
    }
    add(parts, "more take ", having(group, one -> one.isHigher() && !one.isSlight(), this::times));
    add(
        parts,
        "slightly more take ",
        having(group, one -> one.isHigher() && one.isSlight(), this::times));
    for (Comparison one : without) {
      parts.add("of %s nothing can be said (%s)".formatted(name(one), one.reason()));
    }
    return start + String.join("; ", parts) + ".";
  }

  private static void add(List<String> parts, String before, List<String> names) {
    add(parts, before, names, "");
  }

  private static void add(List<String> parts, String before, List<String> names, String after) {
    if (!names.isEmpty()) {
      parts.add(before + and(names) + after);
    }
  }

  private String sentence(Crossover one) {
    String few = name(one.few(), one.fewWorkers());
    String many = name(one.many(), one.manyWorkers());
    return one.say(few, many) + where(one.dispatch(), one.jdk()) + ".";
  }

  private static List<String> having(
      List<Comparison> group, Predicate<RatioVerdict> verdict, Function<Comparison, String> words) {
    return group.stream()
        .filter(one -> one.verdict().filter(verdict).isPresent())
        .map(words)
        .toList();
  }

  private String unsettled(Comparison one) {
    return name(one)
        + one.smallestDifferenceSeen()
            .map(
                least ->
                    String.format(
                        Locale.ROOT,
                        " (only a difference of %.0f %% would have shown)",
                        100 * least))
            .orElse("");
  }

  private String times(Comparison one) {
    PairedComparison result = one.result().orElseThrow();
    return String.format(Locale.ROOT, "%s (%.3g times%s)", name(one), result.ratio(), one.over());
  }

  private List<String> growth() {
    List<String> all = new ArrayList<>();
    for (PoolScaling one : report.scalings(Metric.TIME)) {
      Optional<Growth> growth = one.scaling().flatMap(Scaling::growth);
      if (growth.isPresent() && (growth.get() == Growth.FASTER || growth.get() == Growth.SLOWER)) {
        all.add(
            "The time of %s does not grow in proportion to the jobs, but %s%s."
                .formatted(
                    name(one.pool(), one.workers()),
                    growth.get(),
                    where(one.dispatch(), one.jdk())));
      }
    }
    return all;
  }

  private String name(Comparison one) {
    return name(one.pool(), one.workers());
  }

  private String baseline(Comparison one) {
    return name(one.baseline(), one.baselineWorkers());
  }

  private String name(PoolSpec pool, int workers) {
    return Named.of(pool, workers, !severalWorkers);
  }

  private String where(Dispatch dispatch, Jdk jdk) {
    return severalGroups
        ? " (%s, JDK %s)".formatted(dispatch, jdk.label(report.plan().settings().jdks()))
        : "";
  }

  private static String and(List<String> names) {
    return names.size() == 1
        ? names.get(0)
        : String.join(", ", names.subList(0, names.size() - 1))
            + " and "
            + names.get(names.size() - 1);
  }
}
