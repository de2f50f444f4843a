package dev.poolbench.examples.pools;

import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.page.Names;
import dev.poolbench.core.page.Part;
import dev.poolbench.core.page.Table;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Gathers what came of the tests of a study until now. */
final class StudyResults {
  private static final String NOTHING = "-";

  private final String command;
  private final boolean quick;
  private final List<StudyTest> tests;
  private final Map<StudyTest, Report> reports = new LinkedHashMap<>();

  StudyResults(String command, boolean quick, List<StudyTest> tests) {
    this.command = command;
    this.quick = quick;
    this.tests = tests;
  }

  void add(StudyTest test, Report report) {
    reports.put(test, report);
  }

  /** Returns the tests of which there is a report. */
  List<StudyTest> measured() {
    return List.copyOf(reports.keySet());
  }

  /** Returns the reports there are, in the order of the tests. */
  List<Report> reports() {
    return List.copyOf(reports.values());
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("The study"));
    parts.add(new Part.Verbatim(command));
    reports.values().stream().findFirst().map(StudyResults::machine).ifPresent(parts::add);
    if (quick) {
      parts.add(
          new Part.Paragraph(
              "This is the quick version: fewer pools, steps, requests, iterations and forks, unless"
                  + " told otherwise. It shows that all works, and orders of magnitude; one fork tells"
                  + " no two pools apart."));
    }
    tests.forEach(test -> parts.addAll(partsOf(test)));
    parts.add(new Part.Section("All four tests"));
    parts.addAll(StudyRatings.of(reports));
    parts.add(grid("Time of all jobs", StudyResults::time));
    parts.add(grid("Peak memory of the process tree", cell -> memory(cell.treePeak())));
    parts.add(
        grid(
            "Memory outside the heap of the fork alone", cell -> memory(cell.growthOutsideHeap())));
    return parts;
  }

  private static Part machine(Report report) {
    Map<String, String> facts = report.environment();
    return new Part.Paragraph(
        "%s, %s CPUs, %s; begun %s"
            .formatted(facts.get("cpu"), facts.get("cpus"), facts.get("os"), report.started()));
  }

  private List<Part> partsOf(StudyTest test) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section(test.name() + ": " + test.title()));
    Report report = reports.get(test);
    if (report == null) {
      parts.add(new Part.Paragraph("Not measured until now."));
      return parts;
    }
    if (!report.complete()) {
      parts.add(
          new Part.Paragraph(
              "The run was stopped: %d of its %d series were begun."
                  .formatted(report.series().size(), report.plan().series().size())));
    }
    List<String> conclusions = report.conclusions();
    conclusions.forEach(sentence -> parts.add(new Part.Paragraph(sentence)));
    if (conclusions.isEmpty()) {
      parts.add(new Part.Paragraph("There are no two pools to compare."));
    }
    report.warnings().forEach(one -> parts.add(new Part.Entry("Warning:", one.toString())));
    int problems = report.problems().size();
    if (problems > 0) {
      parts.add(
          new Part.Entry(
              "What went wrong:",
              "%s; first: %s"
                  .formatted(Words.count(problems, "problem"), report.problems().get(0))));
    }
    return parts;
  }

  private List<Table.Column> columns() {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("pool")));
    measured().forEach(test -> columns.add(Table.Column.number(test.name())));
    return columns;
  }

  /** Lays side by side what the tests took at their most jobs. */
  private Part grid(String title, Function<Cell, Optional<String>> figure) {
    List<List<String>> rows = new ArrayList<>();
    boolean any = false;
    for (String pool : pools()) {
      List<String> row = new ArrayList<>(List.of(pool));
      for (Report report : reports.values()) {
        Optional<String> text = last(report, pool).flatMap(figure);
        any |= text.isPresent();
        row.add(text.orElse(NOTHING));
      }
      rows.add(row);
    }
    return any
        ? new Part.Grid(title + ", at the most jobs of a test", new Table(columns(), rows))
        : new Part.Entry(title + ":", "not available; the reports say why");
  }

  private Set<String> pools() {
    Set<String> pools = new LinkedHashSet<>();
    for (Report report : reports.values()) {
      Names names = Names.of(report.plan());
      report.cells().forEach(cell -> pools.add(names.full(Variant.of(cell))));
    }
    return pools;
  }

  private static Optional<Cell> last(Report report, String pool) {
    Names names = Names.of(report.plan());
    return report.cells().stream()
        .filter(cell -> names.full(Variant.of(cell)).equals(pool))
        .reduce((first, second) -> second);
  }

  private static Optional<String> time(Cell cell) {
    return cell.nanosPerJobSet().stream().mapToObj(Words::time).findFirst();
  }

  private static Optional<String> memory(Figure figure) {
    return figure.asLong().stream().mapToObj(Words::bytes).findFirst();
  }
}
