package dev.poolbench.core.page;

import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.Lingered;
import dev.poolbench.core.cleanup.Slope;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.report.Kept;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what the variants of a report left behind, and what they kept while they were open. */
public final class CleanUps {
  private static final String NOTHING = "-";

  private final Report report;
  private final Names names;

  CleanUps(Report report, Names names) {
    this.report = report;
    this.names = names;
  }

  /** Returns a table of verdicts, and the evidence of those that are not clean. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    Set<Part> notes = new LinkedHashSet<>();
    for (Series series : report.series()) {
      if (!series.plan().inspecting() || series.refusal().isPresent()) {
        continue;
      }
      Variant variant = Variant.of(series.plan());
      String pool = names.full(variant);
      Optional<Kept> kept =
          report.kept().stream().filter(one -> variant.equals(Variant.of(one))).findFirst();
      rows.add(
          List.of(
              pool,
              series.cleanUp().map(CleanUps::left).orElse("not checked"),
              kept.map(CleanUps::kept).orElse(NOTHING)));
      series
          .cleanUp()
          .ifPresentOrElse(
              checked -> notes.addAll(notes(pool, checked)),
              () -> notes.add(new Part.Entry(pool + ", not checked:", whyUnchecked(series))));
      kept.ifPresent(one -> notes.addAll(notes(pool, one)));
    }
    if (!rows.isEmpty()) {
      rows.sort((a, b) -> Integer.compare(place(a.get(0)), place(b.get(0))));
      List<Table.Column> columns =
          List.of(
              Table.Column.text("pool"),
              Table.Column.text("left behind"),
              Table.Column.text("kept of each job while open"));
      parts.add(new Part.Section("Clean-up"));
      parts.add(new Part.Grid("In one fork of each pool", new Table(columns, rows)));
      parts.addAll(notes);
    }
    return parts;
  }

  /** Orders as the other tables do: the fork that inspects is in a shuffled block. */
  private int place(String name) {
    List<String> order =
        report.cells().stream().map(Variant::of).map(names::full).distinct().toList();
    return order.indexOf(name);
  }

  /** Names what is left behind, or says that it is nothing. */
  public static String left(CleanUpReport checked) {
    return checked.clean()
        ? "nothing"
        : checked.leaks().stream()
            .map(check -> check.kind().toString())
            .collect(Collectors.joining(", "));
  }

  /** Says why a fork that was to inspect has not. */
  public static String whyUnchecked(Series series) {
    return series.failures().isEmpty()
        ? "the run was stopped before its end"
        : series.failures().get(0).message();
  }

  private static String kept(Kept kept) {
    if (kept.verdict() == Verdict.NOT_CHECKED) {
      return "not checked";
    }
    Slope slope = kept.perJob().orElseThrow();
    return kept.verdict() == Verdict.LEAKED ? Words.bytes(Math.round(slope.estimate())) : "nothing";
  }

  private static List<Part> notes(String pool, Kept kept) {
    return switch (kept.verdict()) {
      case CLEAN -> List.of();
      case NOT_CHECKED ->
          List.of(new Part.Entry("Not checked:", "kept of each job: " + kept.reason()));
      case LEAKED -> {
        Slope slope = kept.perJob().orElseThrow();
        yield List.of(
            new Part.Entry(
                pool + ", kept of each job:",
                "%s, with a 95 %% interval of %s to %s"
                    .formatted(
                        Words.bytes(Math.round(slope.estimate())),
                        Words.bytes(Math.round(slope.low())),
                        Words.bytes(Math.round(slope.high())))));
      }
    };
  }

  private static List<Part> notes(String pool, CleanUpReport checked) {
    List<Part> notes = new ArrayList<>();
    for (CleanUpCheck check : checked.checks()) {
      if (check.verdict() == Verdict.LEAKED) {
        notes.add(new Part.Entry(pool + ":", check.toString()));
      } else if (check.verdict() == Verdict.NOT_CHECKED) {
        notes.add(new Part.Entry("Not checked:", "%s: %s".formatted(check.kind(), check.reason())));
      }
      if (!check.lingered().isEmpty()) {
        notes.add(new Part.Entry(pool + ", no leak:", lingered(check)));
      }
    }
    return notes;
  }

  /** Names the one that took longest; the report has them all. */
  private static String lingered(CleanUpCheck check) {
    List<Lingered> all = check.lingered();
    String rest = all.size() == 1 ? "" : " (and %d more, shorter)".formatted(all.size() - 1);
    return "%s: %s after close%s".formatted(check.kind(), all.get(0), rest);
  }
}
