package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Rating;
import dev.poolbench.core.html.PageModel.Row;
import dev.poolbench.core.html.PageModel.Value;
import dev.poolbench.core.html.PageModel.Verdicts;
import dev.poolbench.core.page.Ratings;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Metric;
import dev.poolbench.core.report.PoolScaling;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import dev.poolbench.core.statistics.Scaling;
import dev.poolbench.core.statistics.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays out what the statistics of a report say: verdicts, ratings and growth. */
final class Comparisons {
  private static final List<Metric> COMPARED =
      List.of(
          Metric.TIME,
          Metric.GROWTH_OUTSIDE_HEAP,
          Metric.PEAK_HEAP,
          Metric.ALLOCATED,
          Metric.RETAINED_HEAP);

  private final Report report;
  private final Variants variants;

  Comparisons(Report report, Variants variants) {
    this.report = report;
    this.variants = variants;
  }

  List<Verdicts> verdicts() {
    Stopping stopping = report.plan().settings().stopping();
    List<Verdicts> all = new ArrayList<>();
    for (Metric metric : COMPARED) {
      Map<Variant, List<PageModel.Comparison>> groups = new LinkedHashMap<>();
      for (Comparison one : report.comparisons(stopping.against(), metric, stopping.difference())) {
        groups
            .computeIfAbsent(
                new Variant(one.jdk(), one.baseline(), one.baselineWorkers(), one.dispatch()),
                key -> new ArrayList<>())
            .add(comparison(one));
      }
      groups.forEach(
          (baseline, rows) ->
              all.add(
                  new Verdicts(
                      capital(metric.toString()),
                      variants.indexOf(baseline),
                      String.format(
                          Locale.ROOT,
                          "Ratios over the job counts above 0 that both have, block by block, each with its interval;"
                              + " below 1 is less. A difference of %s %% matters.",
                          new BigDecimal(100 * stopping.difference())
                              .round(new MathContext(3))
                              .stripTrailingZeros()
                              .toPlainString()),
                      rows)));
    }
    return all;
  }

  private PageModel.Comparison comparison(Comparison one) {
    Optional<PairedComparison> result = one.result();
    Optional<Interval> interval = result.flatMap(PairedComparison::interval);
    return new PageModel.Comparison(
        variants.indexOf(Variant.of(one)),
        result.map(made -> Values.rounded(made.ratio())).orElse(null),
        interval.map(at -> Values.rounded(at.low())).orElse(null),
        interval.map(at -> Values.rounded(at.high())).orElse(null),
        result.map(PairedComparison::pairs).orElse(0),
        one.words(),
        one.verdict().map(Comparisons::tone).orElse("unknown"),
        one.smallestDifferenceSeen().map(Values::rounded).orElse(null));
  }

  private static String tone(RatioVerdict verdict) {
    if (verdict.isLower()) {
      return "less";
    }
    return verdict.isHigher()
        ? "more"
        : verdict == RatioVerdict.NO_PRACTICAL_DIFFERENCE ? "same" : "unknown";
  }

  List<Rating> ratings() {
    List<Rating> all = new ArrayList<>();
    all.addAll(ratings(Metric.TIME, "time"));
    all.addAll(ratings(Metric.GROWTH_OUTSIDE_HEAP, "space"));
    return all;
  }

  private List<Rating> ratings(Metric metric, String name) {
    return report.ratings(metric).stream()
        .map(
            one ->
                new Rating(
                    variants.indexOf(Variant.of(one)),
                    name,
                    one.place(),
                    one.tied(),
                    Math.round(100 * one.points()) / 100.0))
        .toList();
  }

  /** Says what keeps the pools from being rated, and what to do. */
  String whyNoRatings() {
    double difference = report.plan().settings().stopping().difference();
    List<Comparison> times = report.comparisons(Against.fastest(), Metric.TIME, difference);
    int needed =
        times.stream()
            .flatMap(one -> one.result().stream())
            .mapToInt(PairedComparison::needed)
            .max()
            .orElse(0);
    int made =
        times.stream()
            .flatMap(one -> one.result().stream())
            .mapToInt(PairedComparison::pairs)
            .max()
            .orElse(0);
    if (times.isEmpty()) {
      return "not available: there are no two pools with figures to compare";
    }
    return made < needed
        ? "not available: verdicts on so many pools take at least %d forks of each, and this run has %d"
            .formatted(needed, made)
        : "not available: no two pools have figures of every job count and a verdict";
  }

  /** Names the pools that have figures and no rating of time. */
  String notRated() {
    String missing =
        Ratings.missing(report).stream()
            .map(variants.names()::full)
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? ""
        : "Not rated, for there is no verdict on it and each other pool at every job count: "
            + missing;
  }

  List<PageModel.Grid> growth() {
    List<PageModel.Grid> all = new ArrayList<>();
    growth(Metric.TIME, "ns").ifPresent(all::add);
    growth(Metric.PEAK_OUTSIDE_HEAP, "B").ifPresent(all::add);
    return all;
  }

  private Optional<PageModel.Grid> growth(Metric metric, String unit) {
    List<Row> rows = new ArrayList<>();
    for (PoolScaling one : report.scalings(metric)) {
      int variant = variants.indexOf(one.jdk(), one.pool(), one.workers(), one.dispatch());
      one.scaling().map(Comparisons::growth).map(row -> new Row(variant, row)).ifPresent(rows::add);
    }
    List<PageModel.Column> columns =
        List.of(
            new PageModel.Column("fixed part", unit, ""),
            new PageModel.Column("each job", unit, ""),
            new PageModel.Column("growth", "text", ""));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PageModel.Grid(
                "How %s grows with the number of jobs".formatted(metric),
                "A line through medians of slopes, the median over the forks with its interval.",
                columns,
                rows));
  }

  private static List<Value> growth(Scaling scaling) {
    return List.of(
        value(scaling.fixed()),
        value(scaling.perJob()),
        scaling
            .growth()
            .map(growth -> Values.text(growth.toString()))
            .orElseGet(() -> Values.absent(scaling.reason())));
  }

  private static Value value(Summary summary) {
    Optional<Interval> interval = summary.interval();
    @Nullable Double low = interval.map(at -> Values.rounded(at.low())).orElse(null);
    @Nullable Double high = interval.map(at -> Values.rounded(at.high())).orElse(null);
    return new Value(Values.rounded(summary.median()), low, high, null, null);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
