package dev.poolbench.core.picture;

import dev.poolbench.core.page.Names;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Unavailable;
import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what has to be known to read a picture, and what is not in it. */
final class Notes {
  private final Report report;
  private final Names names;
  private final List<Cell> cells;

  Notes(Report report, Names names, List<Cell> cells) {
    this.report = report;
    this.names = names;
    this.cells = cells;
  }

  List<String> of(List<Subject> subjects) {
    List<String> notes = new ArrayList<>();
    List<Subject> absent = subjects.stream().filter(this::isAbsent).toList();
    if (absent.contains(Subject.TIME)) {
      return List.of("Nothing was measured.");
    }
    notes.add(lines());
    for (Subject subject : absent) {
      notes.add(
          "No chart of %s, which is not available: %s."
              .formatted(subject.words(), subject.whyNone(cells)));
    }
    if (!report.complete()) {
      notes.add(
          "The run was stopped: %d of its %d series were begun."
              .formatted(report.series().size(), report.plan().series().size()));
    }
    String failed =
        cells.stream()
            .filter(cell -> Subject.TIME.summary(cell).isEmpty())
            .map(cell -> names.full(Variant.of(cell)))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!failed.isEmpty()) {
      notes.add(
          "A gap is a cell that has no figure, for it failed or was not reached: " + failed + ".");
    }
    String unavailable =
        report.unavailable().stream().map(this::pool).distinct().collect(Collectors.joining(", "));
    if (!unavailable.isEmpty()) {
      notes.add("Not measured: " + unavailable + ".");
    }
    return notes;
  }

  private String pool(Unavailable one) {
    return names.spec(one.pool())
        + one.dispatch().map(dispatch -> ", " + dispatch).orElse("")
        + (report.plan().settings().jdks().size() > 1 ? ", JDK " + one.jdk().version() : "");
  }

  private boolean isAbsent(Subject subject) {
    return cells.stream().allMatch(cell -> subject.summary(cell).isEmpty());
  }

  private String lines() {
    List<Summary> all = cells.stream().flatMap(cell -> cell.summary().stream()).toList();
    int forks = all.stream().mapToInt(Summary::count).max().orElse(0);
    String line = "Lines are medians over %s".formatted(Words.count(forks, "fork"));
    List<Interval> intervals = all.stream().flatMap(one -> one.interval().stream()).toList();
    if (forks < 2) {
      return line + ", which tells nothing of how they vary.";
    } else if (intervals.isEmpty()) {
      return line
          + ", bands go from the least to the greatest fork; with %d forks or more they are intervals."
              .formatted(Summary.FEWEST_FOR_INTERVAL);
    }
    double least = intervals.stream().mapToDouble(Interval::confidence).min().orElse(0);
    return String.format(Locale.ROOT, "%s, bands their intervals (%.3g %%).", line, 100 * least);
  }
}
