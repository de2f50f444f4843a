package dev.poolbench.core.page;

import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Metric;
import dev.poolbench.core.report.PoolChange;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.RunComparison;
import dev.poolbench.core.statistics.Interval;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Tells what has changed between two runs. */
public final class Changes {
  private static final String NOTHING = "-";
  private static final String DRIFT =
      "the two runs were not measured close to each other, so whatever the machine did otherwise"
          + " in one of them (heat, other programs, updates) is in these ratios, and is not"
          + " cancelled as it is within a run; to be sure, measure both close to each other,"
          + " more than once";

  private final Report then;
  private final Report now;
  private final RunComparison comparison;
  private final Names names;

  private Changes(Report then, Report now, RunComparison comparison) {
    this.then = then;
    this.now = now;
    this.comparison = comparison;
    this.names = Names.of(now.plan());
  }

  /** Returns what has changed for a screen of 80 columns. */
  public static String text(Report then, Report now, RunComparison comparison) {
    return Page.text(new Changes(then, now, comparison).parts());
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("What changed"));
    parts.add(
        new Part.Paragraph(
            "%s, %s; then is %s, now is %s; over all job counts together"
                .formatted(
                    now.plan().settings().workload(),
                    names.common(),
                    comparison.then().truncatedTo(ChronoUnit.SECONDS),
                    comparison.now().truncatedTo(ChronoUnit.SECONDS))));
    comparison
        .differences()
        .forEach(difference -> parts.add(new Part.Entry("Differs:", difference)));
    parts.add(new Part.Entry("Warning:", DRIFT));
    for (Metric metric : Metric.values()) {
      grid(metric).ifPresent(parts::add);
    }
    tooFew().ifPresent(parts::add);
    atMost().ifPresent(parts::add);
    comparison.missing().forEach(pool -> parts.add(new Part.Entry("Only then:", pool)));
    comparison.added().forEach(pool -> parts.add(new Part.Entry("Only now:", pool)));
    parts.addAll(conclusion());
    return parts;
  }

  private Optional<Part> grid(Metric metric) {
    List<PoolChange> changes = comparison.of(metric).toList();
    if (changes.stream().allMatch(change -> change.result().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Part.Grid(
            "%s, now against then".formatted(Words.capital(metric.toString())),
            new Table(Verdicts.columns("forks"), changes.stream().map(this::row).toList())));
  }

  private List<String> row(PoolChange change) {
    return List.of(
        name(change),
        change.result().map(made -> Words.ratio(made.ratio())).orElse(NOTHING),
        change.interval().map(at -> Words.ratio(at.low())).orElse(NOTHING),
        change.interval().map(at -> Words.ratio(at.high())).orElse(NOTHING),
        change.result().map(made -> "%d, %d".formatted(made.before(), made.now())).orElse(NOTHING),
        change.result().isPresent() && change.verdict().isEmpty() ? NOTHING : change.words());
  }

  /** Says once why there are figures without a verdict. */
  private Optional<Part> tooFew() {
    return comparison.changes().stream()
        .filter(change -> change.result().isPresent() && change.verdict().isEmpty())
        .findFirst()
        .map(
            change ->
                new Part.Entry(
                    "No verdicts:",
                    "%s (--forks %d in both runs)"
                        .formatted(change.reason(), change.result().orElseThrow().needed())));
  }

  /** Shows the times themselves, at the greatest job count that both have. */
  private Optional<Part> atMost() {
    OptionalInt most =
        comparison.of(Metric.TIME).flatMapToInt(change -> change.greatestJobCount().stream()).max();
    if (most.isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    for (PoolChange change : comparison.of(Metric.TIME).toList()) {
      OptionalDouble before = time(then, change, most.getAsInt());
      OptionalDouble later = time(now, change, most.getAsInt());
      rows.add(
          List.of(
              name(change),
              SideBySide.time(before),
              SideBySide.time(later),
              before.isPresent() && later.isPresent()
                  ? Words.ratio(later.getAsDouble() / before.getAsDouble())
                  : NOTHING));
    }
    List<Table.Column> columns =
        List.of(
            Table.Column.text("pool"),
            Table.Column.number("then"),
            Table.Column.number("now"),
            Table.Column.number("ratio"));
    return Optional.of(
        new Part.Grid(
            "Time of %s".formatted(Words.count(most.getAsInt(), "job")), new Table(columns, rows)));
  }

  private static OptionalDouble time(Report report, PoolChange change, int jobs) {
    List<Jdk> jdks = report.plan().settings().jdks();
    return report.cells().stream()
        .filter(cell -> cell.jobs() == jobs && isOf(cell, change))
        .filter(cell -> jdks.size() == 1 || cell.jdk().label(jdks).equals(change.jdk()))
        .findFirst()
        .map(Cell::nanosPerJobSet)
        .orElse(OptionalDouble.empty());
  }

  private static boolean isOf(Cell cell, PoolChange change) {
    return cell.pool().equals(change.pool())
        && cell.workers() == change.workers()
        && cell.dispatch().equals(change.dispatch());
  }

  private List<Part> conclusion() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("Conclusion"));
    comparison.worse().forEach(worse -> parts.add(new Part.Entry("Worse:", worse)));
    comparison.changes().stream()
        .filter(PoolChange::isWorse)
        .forEach(change -> parts.add(new Part.Entry("Worse:", sentence(change))));
    comparison.better().forEach(better -> parts.add(new Part.Entry("No longer:", better)));
    comparison.changes().stream()
        .filter(PoolChange::isBetter)
        .forEach(change -> parts.add(new Part.Entry("Better:", sentence(change))));
    if (!comparison.isWorse()) {
      parts.add(new Part.Paragraph("Nothing is worse by a verdict."));
    }
    List<PoolChange> undecided = comparison.undecided();
    if (!undecided.isEmpty()) {
      parts.add(
          new Part.Paragraph(
              "Of %d of %d pools nothing can be said of time: there are too few forks, or too noisy"
                      .formatted(undecided.size(), comparison.of(Metric.TIME).count())
                  + " ones."));
    }
    return parts;
  }

  private String sentence(PoolChange change) {
    Interval at = change.interval().orElseThrow();
    return "%s: %s is %s times what it was (%s to %s)"
        .formatted(
            name(change),
            change.metric(),
            Words.ratio(change.result().orElseThrow().ratio()),
            Words.ratio(at.low()),
            Words.ratio(at.high()));
  }

  private String name(PoolChange change) {
    List<Jdk> jdks = now.plan().settings().jdks();
    return now.plan().series().stream()
        .filter(series -> isOf(series, change))
        .filter(series -> series.jdk().label(jdks).equals(change.jdk()))
        .findFirst()
        .map(Variant::of)
        .map(names::full)
        .orElse(change.pool().toString());
  }

  private static boolean isOf(SeriesPlan series, PoolChange change) {
    return series.pool().equals(change.pool())
        && series.workers() == change.workers()
        && series.dispatch().equals(change.dispatch());
  }
}
