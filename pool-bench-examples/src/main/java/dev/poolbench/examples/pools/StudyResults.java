package dev.poolbench.examples.pools;

import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.page.Names;
import dev.poolbench.core.page.Part;
import dev.poolbench.core.page.Table;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Metric;
import dev.poolbench.core.report.Rating;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("The study"));
    parts.add(new Part.Verbatim(command));
    reports.values().stream().findFirst().map(StudyResults::machine).ifPresent(parts::add);
    if (quick) {
      parts.add(
          new Part.Paragraph(
              "This is the quick version: fewer pools, steps, requests, iterations and forks. It shows that all"
                  + " works, and orders of magnitude; it tells no two pools apart."));
    }
    tests.forEach(test -> parts.addAll(partsOf(test)));
    parts.add(new Part.Section("All four tests"));
    parts.add(ratings());
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

  /** Rates by the mean over the tests, where a pool is rated in all that were measured. */
  private Part ratings() {
    Map<StudyTest, Map<String, Double>> time = new LinkedHashMap<>();
    Map<StudyTest, Map<String, Double>> space = new LinkedHashMap<>();
    reports.forEach(
        (test, report) -> {
          time.put(test, points(report, Metric.TIME));
          space.put(test, points(report, Metric.GROWTH_OUTSIDE_HEAP));
        });
    if (time.values().stream().allMatch(Map::isEmpty)) {
      return new Part.Entry(
          "No ratings:", "these take a verdict on every pair of pools, and that more forks");
    }
    record Row(String pool, Optional<Double> overall, List<String> cells) {}
    List<Row> rows = new ArrayList<>();
    for (String pool : pools()) {
      List<Optional<Double>> all = new ArrayList<>();
      List<String> cells = new ArrayList<>();
      for (StudyTest test : measured()) {
        Optional<Double> fast = Optional.ofNullable(time.get(test)).map(own -> own.get(pool));
        Optional<Double> small = Optional.ofNullable(space.get(test)).map(own -> own.get(pool));
        all.add(fast);
        all.add(small);
        cells.add("%s / %s".formatted(text(fast), text(small)));
      }
      Optional<Double> overall =
          all.stream().allMatch(Optional::isPresent)
              ? Optional.of(all.stream().mapToDouble(Optional::orElseThrow).average().orElse(0))
              : Optional.empty();
      rows.add(new Row(pool, overall, cells));
    }
    rows.sort(
        (one, other) -> Double.compare(other.overall().orElse(-1.0), one.overall().orElse(-1.0)));
    return new Part.Grid(
        "Ratings out of 5, time / space, a point less for each doubling",
        new Table(
            columns("overall"),
            rows.stream()
                .map(
                    row -> {
                      List<String> cells =
                          new ArrayList<>(List.of(row.pool(), text(row.overall())));
                      cells.addAll(row.cells());
                      return List.copyOf(cells);
                    })
                .toList()));
  }

  private static Map<String, Double> points(Report report, Metric metric) {
    Names names = Names.of(report.plan());
    Map<String, Double> points = new LinkedHashMap<>();
    for (Rating one : report.ratings(metric)) {
      points.put(names.full(Variant.of(one)), one.points());
    }
    return points;
  }

  private static String text(Optional<Double> points) {
    return points.map(value -> String.format(Locale.ROOT, "%.1f", value)).orElse(NOTHING);
  }

  private List<Table.Column> columns(String... first) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("pool")));
    for (String header : first) {
      columns.add(Table.Column.number(header));
    }
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
