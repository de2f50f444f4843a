package dev.poolbench.core.page;

import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.FixtureFacts;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Tells how busy both sides were where the jobs ask a server, and which of them set the pace. */
final class Served {
  private static final String NOTHING = "-";

  private final Report report;
  private final Names names;

  Served(Report report, Names names) {
    this.report = report;
    this.names = names;
  }

  /** Returns nothing if the workload has no fixture. */
  List<Part> parts() {
    return report.fixture().map(this::parts).orElse(List.of());
  }

  private List<Part> parts(FixtureFacts fixture) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("Outside the pool"));
    fixture.facts().forEach((name, fact) -> parts.add(new Part.Entry(name + ":", fact)));
    fixture
        .jobsPerSecond()
        .ifPresent(
            most ->
                parts.add(
                    new Part.Entry(
                        "calibrated:",
                        String.format(
                            Locale.ROOT,
                            "%,.0f jobs a second at most, without a delay, to the leanest client",
                            most))));
    int most = report.cells().stream().mapToInt(Cell::jobs).max().orElse(0);
    List<Cell> cells =
        report.cells().stream()
            .filter(cell -> cell.jobs() == most && cell.fixtureCpus().isPresent())
            .toList();
    if (!cells.isEmpty()) {
      parts.add(new Part.Grid("At " + Words.count(most, "job"), table(cells)));
    }
    parts.addAll(notThePoolsPace());
    return parts;
  }

  /** Has a line for each pool, for a ladder has many counts. */
  private List<Part> notThePoolsPace() {
    Map<String, List<Cell>> pools = new LinkedHashMap<>();
    for (Cell cell : report.cells()) {
      if (cell.fixtureSetsPace().isPresent()) {
        pools.computeIfAbsent(names.full(Variant.of(cell)), name -> new ArrayList<>()).add(cell);
      }
    }
    List<Part> parts = new ArrayList<>();
    pools.forEach(
        (pool, cells) -> parts.add(new Part.Entry("Not the pool's pace:", pace(pool, cells))));
    return parts;
  }

  private static String pace(String pool, List<Cell> cells) {
    Cell closest =
        Collections.max(
            cells, Comparator.comparingDouble(cell -> cell.fixtureSetsPace().getAsDouble()));
    return String.format(
        Locale.ROOT,
        "%s at %s, up to %.0f %% of what the server could serve when it was calibrated (%s): it, rather than the pool, sets the pace",
        pool,
        Words.count(cells.size(), "job count"),
        100 * closest.fixtureSetsPace().getAsDouble(),
        Words.count(closest.jobs(), "job"));
  }

  private Table table(List<Cell> cells) {
    List<Table.Column> columns =
        List.of(
            Table.Column.text("pool"),
            Table.Column.number("jobs a second"),
            Table.Column.number("CPUs of the pool"),
            Table.Column.number("CPUs of the server"));
    return new Table(columns, cells.stream().map(this::row).toList());
  }

  private List<String> row(Cell cell) {
    return List.of(
        names.full(Variant.of(cell)),
        cell.nanosPerJob().isPresent()
            ? String.format(Locale.ROOT, "%,.0f", 1e9 / cell.nanosPerJob().getAsDouble())
            : NOTHING,
        cpus(cell.cpus()),
        cpus(cell.fixtureCpus()));
  }

  private static String cpus(OptionalDouble cpus) {
    return cpus.isPresent() ? String.format(Locale.ROOT, "%.2f", cpus.getAsDouble()) : NOTHING;
  }
}
