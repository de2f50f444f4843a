package dev.poolbench.core.page;

import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Metric;
import dev.poolbench.core.report.PoolScaling;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.Looks;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import dev.poolbench.core.statistics.Scaling;
import dev.poolbench.core.statistics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Tells how sure the figures of a report are, and what can be concluded from them. */
final class Verdicts {
  private static final String NOTHING = "-";
  private static final List<Metric> COMPARED =
      List.of(
          Metric.TIME,
          Metric.GROWTH_OUTSIDE_HEAP,
          Metric.PEAK_HEAP,
          Metric.ALLOCATED,
          Metric.RETAINED_HEAP);

  private final Report report;
  private final Names names;
  private final Stopping stopping;

  Verdicts(Report report, Names names) {
    this.report = report;
    this.names = names;
    this.stopping = report.plan().settings().stopping();
  }

  /** Returns a table of verdicts by metric and group, growth, ratings and conclusions. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    List<Comparison> times = compared(Metric.TIME);
    boolean enough = times.stream().anyMatch(one -> one.verdict().isPresent());
    if (!enough) {
      List<Part> reasons =
          times.isEmpty()
              ? withoutBaseline(times)
              : List.of(new Part.Entry("No verdicts:", none(times)));
      if (!reasons.isEmpty()) {
        parts.add(new Part.Section("Verdicts"));
        parts.addAll(reasons);
      }
      parts.addAll(outliers());
      return parts;
    }
    parts.add(new Part.Section("Verdicts"));
    for (Metric metric : COMPARED) {
      parts.addAll(grids(metric));
    }
    parts.addAll(withoutBaseline(times));
    parts.addAll(unsettled(times));
    growth(Metric.TIME, Words::time).ifPresent(parts::add);
    growth(Metric.PEAK_OUTSIDE_HEAP, bytes -> Words.bytes(Math.round(bytes))).ifPresent(parts::add);
    parts.addAll(new Ratings(report, names).parts());
    parts.addAll(outliers());
    parts.add(new Part.Section("Conclusions"));
    report.conclusions().forEach(sentence -> parts.add(new Part.Paragraph(sentence)));
    return parts;
  }

  private List<Comparison> compared(Metric metric) {
    return report.comparisons(stopping.against(), metric, stopping.difference());
  }

  private String none(List<Comparison> comparisons) {
    int needed =
        comparisons.stream()
            .flatMap(one -> one.result().stream())
            .mapToInt(PairedComparison::needed)
            .max()
            .orElse(Looks.FEWEST_BLOCKS);
    String reason =
        comparisons.stream()
            .filter(one -> one.result().isPresent())
            .findFirst()
            .orElse(comparisons.get(0))
            .reason();
    return reason + remedy(needed);
  }

  /** Says what would have brought so many blocks. */
  private String remedy(int needed) {
    if (report.plan().settings().forks() < needed) {
      return (stopping.untilSettled() ? " (--forks %d)" : " (--forks %d, or --until-settled)")
          .formatted(needed);
    }
    return stopping.time().isPresent() ? " (a longer --time)" : "";
  }

  private List<Part> grids(Metric metric) {
    Map<Variant, List<Comparison>> groups = new LinkedHashMap<>();
    for (Comparison one : compared(metric)) {
      Variant baseline =
          new Variant(one.jdk(), one.baseline(), one.baselineWorkers(), one.dispatch());
      groups.computeIfAbsent(baseline, key -> new ArrayList<>()).add(one);
    }
    List<Part> parts = new ArrayList<>();
    groups.forEach(
        (baseline, own) -> {
          String heading =
              "%s against %s".formatted(Words.capital(metric.toString()), names.full(baseline));
          boolean alike = own.stream().map(Comparison::words).distinct().count() == 1;
          boolean none = own.stream().allMatch(one -> one.result().isEmpty());
          parts.add(
              none && alike
                  ? new Part.Entry(heading + ":", own.get(0).words())
                  : new Part.Grid(
                      heading, new Table(columns("blocks"), own.stream().map(this::row).toList())));
        });
    return parts;
  }

  /** Are those of whatever has a ratio and a verdict. */
  static List<Table.Column> columns(String counted) {
    return List.of(
        Table.Column.text("pool"),
        Table.Column.number("ratio"),
        Table.Column.number("low"),
        Table.Column.number("high"),
        Table.Column.number(counted),
        Table.Column.text("verdict"));
  }

  private List<String> row(Comparison one) {
    Variant variant = Variant.of(one);
    Optional<PairedComparison> result = one.result();
    Optional<Interval> interval = result.flatMap(PairedComparison::interval);
    return List.of(
        names.pool(variant),
        result.map(made -> Words.ratio(made.ratio())).orElse(NOTHING),
        interval.map(at -> Words.ratio(at.low())).orElse(NOTHING),
        interval.map(at -> Words.ratio(at.high())).orElse(NOTHING),
        result.map(made -> Integer.toString(made.pairs())).orElse(NOTHING),
        one.words());
  }

  /**
   * Names what could not be compared, for the pool that the others are held against is not there.
   */
  private List<Part> withoutBaseline(List<Comparison> times) {
    return report.cells().stream()
        .filter(cell -> !cell.isFailed())
        .filter(
            cell ->
                times.stream()
                    .noneMatch(
                        one ->
                            one.jdk().equals(cell.jdk()) && one.dispatch().equals(cell.dispatch())))
        .map(cell -> names.group(Variant.of(cell)))
        .distinct()
        .<Part>map(
            group ->
                new Part.Entry(
                    "No verdicts (%s):".formatted(group),
                    "there are no two pools with figures, or %s has none there"
                        .formatted(stopping.against())))
        .toList();
  }

  private List<Part> unsettled(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(one -> one.result().filter(PairedComparison::isSettled).isEmpty())
        .<Part>map(
            one ->
                new Part.Entry("Unsettled:", names.full(Variant.of(one)) + "; " + notSettled(one)))
        .toList();
  }

  /** Says of what is too noisy what would have been seen. */
  private static String notSettled(Comparison one) {
    if (one.verdict().filter(RatioVerdict::isSlight).isPresent()) {
      return "%s, and whether by more than what matters is not sure".formatted(one.words());
    }
    return one.smallestDifferenceSeen()
        .map(
            least ->
                String.format(
                    Locale.ROOT,
                    "in nine of ten runs like this a difference of %.0f %% would be seen",
                    100 * least))
        .orElse(one.words());
  }

  private Optional<Part> growth(Metric metric, DoubleFunction<String> words) {
    List<List<String>> rows = new ArrayList<>();
    for (PoolScaling one : report.scalings(metric)) {
      Variant variant = new Variant(one.jdk(), one.pool(), one.workers(), one.dispatch());
      Optional<Scaling> scaling = one.scaling();
      if (scaling.isPresent()) {
        Summary fixed = scaling.get().fixed();
        Summary perJob = scaling.get().perJob();
        rows.add(
            List.of(
                names.full(variant),
                words.apply(fixed.median()),
                range(fixed, words),
                words.apply(perJob.median()),
                range(perJob, words),
                scaling.get().growth().map(Object::toString).orElse(NOTHING)));
      }
    }
    List<Table.Column> columns =
        List.of(
            Table.Column.text("pool"),
            Table.Column.number("fixed"),
            Table.Column.text("95 %"),
            Table.Column.number("a job"),
            Table.Column.text("95 %"),
            Table.Column.text("growth"));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Part.Grid(
                "How %s grows with the number of jobs".formatted(metric),
                new Table(columns, rows)));
  }

  private static String range(Summary summary, DoubleFunction<String> words) {
    return summary
        .interval()
        .map(at -> "%s to %s".formatted(words.apply(at.low()), words.apply(at.high())))
        .orElse(NOTHING);
  }

  /** Names the forks that lie apart, those of one pool in one entry. */
  private List<Part> outliers() {
    List<Part> parts = new ArrayList<>();
    Outliers.of(report)
        .forEach(
            (variant, forks) ->
                parts.add(
                    new Part.Entry(
                        names.full(variant) + ", forks that lie apart, none left out:", forks)));
    return parts;
  }
}
