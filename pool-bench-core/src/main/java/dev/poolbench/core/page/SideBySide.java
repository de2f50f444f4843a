package dev.poolbench.core.page;

import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lays the variants of a report side by side, and holds them against the plain loop. */
final class SideBySide {
  static final String NOTHING = "-";

  private final Report report;
  private final Names names;
  private final Notes notes;
  private final Bars bars;
  private final List<Cell> cells;
  private final List<Variant> variants;

  SideBySide(Report report, Names names, Notes notes, Bars bars) {
    this.report = report;
    this.names = names;
    this.notes = notes;
    this.bars = bars;
    this.cells = report.cells();
    this.variants = cells.stream().map(Variant::of).distinct().toList();
  }

  /** Returns a table of times and one of overheads for each dispatch and JDK, and summaries. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    List<Variant> groups = new ArrayList<>();
    for (Variant variant : variants) {
      if (groups.stream().noneMatch(variant::isComparedWith)) {
        groups.add(variant);
      }
    }
    for (Variant group : groups) {
      List<Variant> own = variants.stream().filter(group::isComparedWith).toList();
      String of = names.group(group).isEmpty() ? "" : " (" + names.group(group) + ")";
      parts.add(new Part.Grid("Time of all jobs" + of, byJobs(own, this::time)));
      List<Variant> pools = own.stream().filter(variant -> !variant.isFloor()).toList();
      if (pools.size() < own.size() && !pools.isEmpty()) {
        parts.add(
            new Part.Grid(
                "Overhead per job against the plain loop (caller)" + of,
                byJobs(pools, this::overhead)));
      }
    }
    parts.add(new Part.Grid("Opening and closing, the median over the forks", lives()));
    int most = cells.stream().mapToInt(Cell::jobs).max().orElse(0);
    parts.add(new Part.Grid("At " + Words.count(most, "job"), summary(most)));
    ratios(most).ifPresent(parts::add);
    return parts;
  }

  /** Shows how many times as long as the fastest the others take, if there are any. */
  private Optional<Part> ratios(int jobs) {
    List<Cell> measured =
        cells.stream()
            .filter(cell -> cell.jobs() == jobs && cell.nanosPerJobSet().isPresent())
            .toList();
    DoubleSummaryStatistics all =
        measured.stream()
            .mapToDouble(cell -> cell.nanosPerJobSet().getAsDouble())
            .summaryStatistics();
    if (measured.size() < 2 || all.getMin() <= 0) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : measured) {
      double nanos = cell.nanosPerJobSet().getAsDouble();
      rows.add(
          List.of(
              names.full(Variant.of(cell)),
              Words.factor(nanos / all.getMin()),
              bars.of(nanos / all.getMax())));
    }
    List<Table.Column> columns =
        List.of(Table.Column.text("pool"), Table.Column.number("ratio"), Table.Column.text("time"));
    return Optional.of(
        new Part.Grid(
            "Time of %s, as a multiple of the fastest".formatted(Words.count(jobs, "job")),
            new Table(columns, rows)));
  }

  private Table byJobs(List<Variant> own, Function<Cell, String> figure) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.number("jobs")));
    own.forEach(variant -> columns.add(Table.Column.number(names.pool(variant))));
    List<List<String>> rows = new ArrayList<>();
    for (int jobs : report.plan().settings().jobCounts()) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(jobs)));
      own.forEach(variant -> row.add(cell(variant, jobs).map(figure).orElse(NOTHING)));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private Table summary(int jobs) {
    List<Table.Column> columns =
        List.of(
            Table.Column.text("pool"),
            Table.Column.number("time"),
            Table.Column.number("least"),
            Table.Column.number("greatest"),
            Table.Column.number("per job"),
            Table.Column.number("over caller"),
            Table.Column.number("of caller"));
    return new Table(
        columns,
        variants.stream()
            .map(variant -> cell(variant, jobs))
            .flatMap(Optional::stream)
            .map(this::summaryRow)
            .toList());
  }

  private List<String> summaryRow(Cell cell) {
    Variant variant = Variant.of(cell);
    OptionalDouble floor = floor(cell);
    String factor =
        variant.isFloor() || floor.isEmpty() || cell.nanosPerJobSet().isEmpty()
            ? NOTHING
            : Words.factor(cell.nanosPerJobSet().getAsDouble() / floor.getAsDouble());
    return List.of(
        names.full(variant),
        time(cell),
        time(cell.least()),
        time(cell.greatest()),
        time(cell.nanosPerJob()),
        variant.isFloor() ? NOTHING : overhead(cell),
        factor);
  }

  private String time(Cell cell) {
    return cell.nanosPerJobSet().isEmpty() ? notes.mark(cell) : time(cell.nanosPerJobSet());
  }

  static String time(OptionalDouble nanos) {
    return nanos.isEmpty() ? NOTHING : Words.time(nanos.getAsDouble());
  }

  private String overhead(Cell cell) {
    OptionalDouble floor = floor(cell);
    if (cell.isFailed() || cell.jobs() == 0 || floor.isEmpty() || cell.nanosPerJobSet().isEmpty()) {
      return cell.isFailed() ? notes.mark(cell) : NOTHING;
    }
    return Words.time((cell.nanosPerJobSet().getAsDouble() - floor.getAsDouble()) / cell.jobs());
  }

  private OptionalDouble floor(Cell cell) {
    Variant variant = Variant.of(cell);
    return variants.stream()
        .filter(Variant::isFloor)
        .filter(variant::isComparedWith)
        .findFirst()
        .flatMap(floor -> cell(floor, cell.jobs()))
        .map(Cell::nanosPerJobSet)
        .orElse(OptionalDouble.empty());
  }

  private Optional<Cell> cell(Variant variant, int jobs) {
    return cells.stream()
        .filter(cell -> cell.jobs() == jobs && Variant.of(cell).equals(variant))
        .findFirst();
  }

  private Table lives() {
    List<Phase> phases = List.of(Phase.OPEN, Phase.FIRST_JOB, Phase.CLOSE);
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("pool")));
    phases.forEach(phase -> columns.add(Table.Column.number(phase.toString())));
    List<List<String>> rows = new ArrayList<>();
    for (Variant variant : variants) {
      List<String> row = new ArrayList<>(List.of(names.full(variant)));
      phases.forEach(phase -> row.add(time(median(variant, phase))));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private OptionalDouble median(Variant variant, Phase phase) {
    Stream<Long> times =
        report.series().stream()
            .filter(series -> Variant.of(series.plan()).equals(variant))
            .filter(series -> series.plan().isTimed())
            .map(Series::phases)
            .map(phases -> phases.get(phase))
            .filter(Objects::nonNull);
    long[] sorted = times.mapToLong(Long::longValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0);
  }
}
