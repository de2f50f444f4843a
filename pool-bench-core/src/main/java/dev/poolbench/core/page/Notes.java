package dev.poolbench.core.page;

import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Numbers what went wrong, so that a cell of a table can refer to it. */
final class Notes {
  /** Is as much of a log as says what happened without hiding the rest. */
  private static final int MOST_LINES = 20;

  private final Report report;
  private final Names names;
  private final Map<String, Failure> causes = new LinkedHashMap<>();
  private final List<String> notes;

  Notes(Report report, Names names) {
    this.report = report;
    this.names = names;
    for (Series series : report.series()) {
      for (Failure failure : series.failures()) {
        causes.putIfAbsent(text(Variant.of(series.plan()), failure.toString()), failure);
      }
    }
    Set<String> all = new LinkedHashSet<>();
    report.cells().stream().filter(this::hasFailed).map(this::notesOf).forEach(all::addAll);
    all.addAll(causes.keySet());
    notes = List.copyOf(all);
  }

  private List<String> notesOf(Cell cell) {
    return cell.problems().stream().map(problem -> note(cell, problem)).distinct().toList();
  }

  /** What kept several cells from being measured is one note. */
  private String note(Cell cell, String problem) {
    Variant variant = Variant.of(cell);
    return report.series().stream()
        .filter(series -> Variant.of(series.plan()).equals(variant))
        .flatMap(series -> series.failures().stream())
        .map(Failure::toString)
        .filter(problem::endsWith)
        .findFirst()
        .map(failure -> text(variant, failure))
        .orElseGet(() -> text(variant, Words.count(cell.jobs(), "job") + ": " + problem));
  }

  private String text(Variant variant, String problem) {
    return names.full(variant) + ": " + problem;
  }

  /** Tells whether a cell was not measured only because the run was stopped before. */
  boolean wasNotReached(Cell cell) {
    Variant variant = Variant.of(cell);
    return !report.complete()
        && cell.samples().isEmpty()
        && report.series().stream()
            .filter(series -> Variant.of(series.plan()).equals(variant))
            .allMatch(series -> series.failures().isEmpty());
  }

  private boolean hasFailed(Cell cell) {
    return cell.isFailed() && !wasNotReached(cell);
  }

  /** Returns what stands in place of a figure. */
  String mark(Cell cell) {
    return hasFailed(cell)
        ? notesOf(cell).stream()
            .map(note -> Integer.toString(notes.indexOf(note) + 1))
            .collect(Collectors.joining(",", "failed [", "]"))
        : "-";
  }

  boolean isEmpty() {
    return notes.isEmpty();
  }

  /** Returns the notes, each with what the fork printed last. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (String note : notes) {
      Optional<Failure> cause = Optional.ofNullable(causes.get(note));
      boolean more = cause.filter(failure -> !failure.detail().isBlank()).isPresent();
      parts.add(
          new Part.Entry(
              "[%d]".formatted(notes.indexOf(note) + 1),
              more ? note + " (the JSON report has the stack traces)" : note));
      cause.map(Failure::log).filter(log -> !log.isBlank()).map(Notes::tail).ifPresent(parts::add);
    }
    return parts;
  }

  private static Part tail(String log) {
    List<String> lines = log.lines().toList();
    int left = Math.max(0, lines.size() - MOST_LINES);
    String omitted =
        left == 0
            ? ""
            : "[%s before this; the JSON report has more]%n".formatted(Words.count(left, "line"));
    return new Part.Verbatim(omitted + String.join("\n", lines.subList(left, lines.size())));
  }
}
