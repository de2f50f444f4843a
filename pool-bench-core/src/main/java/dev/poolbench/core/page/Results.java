package dev.poolbench.core.page;

import dev.poolbench.api.Dispatch;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.JdkFacts;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Unavailable;
import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.Summary;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Tells what came of a run. */
public final class Results {
  private final Report report;
  private final Names names;
  private final Notes notes;
  private final Bars bars;

  private Results(Report report, Charset charset) {
    this.report = report;
    this.names = Names.of(report.plan());
    this.notes = new Notes(report, names);
    this.bars = Bars.in(charset);
  }

  /** Returns the results for a screen of 80 columns, whose bars the character set has. */
  public static String text(Report report, Charset charset) {
    return Page.text(new Results(report, charset).parts());
  }

  /** Returns the results as Markdown, with the command, the machine and the configuration. */
  public static String markdown(Report report) {
    Results results = new Results(report, StandardCharsets.UTF_8);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("Command"));
    parts.add(new Part.Verbatim(report.command()));
    parts.add(new Part.Section("Machine"));
    parts.addAll(results.machine());
    parts.add(new Part.Section("Configuration"));
    parts.addAll(configuration(report.plan().settings()));
    parts.addAll(results.parts());
    return Page.markdown(parts);
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("Results by pool"));
    parts.addAll(outline());
    parts.addAll(byPool());
    parts.addAll(sideBySide());
    parts.addAll(new Verdicts(report, names).parts());
    parts.addAll(new Latencies(report, names).parts());
    parts.addAll(new Served(report, names).parts());
    parts.addAll(new MemoryTables(report, names).parts());
    parts.addAll(new CleanUps(report, names).parts());
    parts.addAll(wentWrong());
    return parts;
  }

  private List<Part> machine() {
    List<Part> parts = new ArrayList<>();
    report.environment().forEach((name, fact) -> parts.add(new Part.Entry(name + ":", fact)));
    for (JdkFacts jdk : report.jdks()) {
      parts.add(new Part.Entry(jdk.jdk() + ":", jdk.jdk().home().toString()));
      jdk.facts()
          .forEach(
              (name, fact) ->
                  parts.add(
                      new Part.Entry("JDK %s, %s:".formatted(jdk.jdk().version(), name), fact)));
    }
    return parts;
  }

  /** Lists the settings, all of them, so that anyone can repeat the run. */
  public static List<Part> configuration(Settings settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("workload", settings.workload());
    all.put("pools", listed(settings.pools()));
    all.put("dispatch", listed(settings.dispatches()));
    all.put("job counts", listed(settings.jobCounts()));
    all.put("workers of a pool of threads", listed(settings.threads()));
    all.put("workers of a pool of processes", settings.processes());
    all.put("forks of each pool", settings.forks());
    settings
        .stopping()
        .time()
        .ifPresent(most -> all.put("time after which no block is begun", Words.exact(most)));
    all.put("stops once its verdicts are settled", settings.stopping().untilSettled());
    all.put("pool that the others are compared with", settings.stopping().against());
    all.put("difference that matters", Words.percent(settings.stopping().difference()));
    all.put("iterations of each job count in a fork", settings.iterations());
    all.put("least time of an iteration", Words.exact(settings.iterationTime()));
    all.put("most time of the warm-up of a fork", Words.exact(settings.warmUpTime()));
    all.put("time without progress after which a pool hangs", Words.exact(settings.timeout()));
    all.put("one more fork that inspects", settings.inspect());
    if (settings.latency()) {
      all.put("more forks that time each job", Plan.LATENCY_FORKS);
    }
    all.put("isolation", settings.isolation().toString().toLowerCase(Locale.ROOT));
    all.put("JDKs", listed(settings.jdks()));
    all.put("arguments of a fork's JVM", String.join(" ", settings.jvmArgs()));
    all.put("seed", settings.seed());
    return all.entrySet().stream()
        .<Part>map(entry -> new Part.Entry(entry.getKey() + ":", entry.getValue().toString()))
        .toList();
  }

  private static String listed(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private List<Part> outline() {
    Plan plan = report.plan();
    Settings settings = plan.settings();
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Paragraph(
            "%s, %s; %s of %s each, seed %d; %s, %s CPUs"
                .formatted(
                    settings.workload(),
                    names.common(),
                    Words.count(blocks(), "fork"),
                    Words.count(settings.iterations(), "iteration"),
                    settings.seed(),
                    report.environment().get("cpu"),
                    report.environment().get("cpus"))));
    if (report.cells().isEmpty()) {
      parts.add(new Part.Paragraph("Nothing was measured."));
    } else {
      parts.add(
          new Part.Paragraph(
              "The time of all jobs is the median over the forks of the median of their iterations;"
                  + " least and greatest are among the forks' medians."
                  + confidence()));
    }
    if (!report.complete()) {
      parts.add(
          new Part.Paragraph(
              "The run was stopped: %d of its %d series were begun."
                  .formatted(report.series().size(), plan.series().size())));
    }
    parts.addAll(notMeasured());
    parts.addAll(warnings());
    return parts;
  }

  /** Says how sure the range of five forks is, and the interval that says it better with more. */
  private String confidence() {
    return confidence(
            " Of five forks they are the ends of the median's interval of %.0f %%.",
            count -> count == Summary.FEWEST_FOR_INTERVAL)
        + confidence(
            " Low and high are the ends of its interval of %.0f %%.",
            count -> count > Summary.FEWEST_FOR_INTERVAL);
  }

  private String confidence(String sentence, IntPredicate forks) {
    return report.cells().stream()
        .flatMap(cell -> cell.summary().stream())
        .filter(summary -> forks.test(summary.count()))
        .flatMap(summary -> summary.interval().stream())
        .findFirst()
        .map(interval -> String.format(Locale.ROOT, sentence, 100 * interval.confidence()))
        .orElse("");
  }

  /** Returns how many blocks were begun, or are planned if none was. */
  private int blocks() {
    return report.series().stream()
        .filter(series -> series.plan().isTimed())
        .mapToInt(series -> series.plan().block())
        .max()
        .orElse(report.plan().settings().forks());
  }

  private List<Part> warnings() {
    return report.warnings().stream()
        .<Part>map(warning -> new Part.Entry("Warning:", warning.toString()))
        .toList();
  }

  private List<Part> notMeasured() {
    Set<Part> entries = new LinkedHashSet<>();
    for (Unavailable one : report.unavailable()) {
      String dispatch = one.dispatch().map(Dispatch::toString).map(", "::concat).orElse("");
      entries.add(
          new Part.Entry(
              "Not measured:",
              "%s%s on JDK %s: %s"
                  .formatted(names.spec(one.pool()), dispatch, one.jdk().version(), one.reason())));
    }
    return List.copyOf(entries);
  }

  private List<Part> byPool() {
    Map<Variant, List<Cell>> cells =
        report.cells().stream()
            .collect(Collectors.groupingBy(Variant::of, LinkedHashMap::new, Collectors.toList()));
    List<Part> parts = new ArrayList<>();
    cells.forEach((variant, own) -> parts.add(new Part.Grid(names.full(variant), table(own))));
    return parts;
  }

  private Table table(List<Cell> cells) {
    boolean intervals = cells.stream().anyMatch(cell -> interval(cell).isPresent());
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.number("jobs"));
    columns.add(Table.Column.number("time"));
    if (intervals) {
      columns.add(Table.Column.number("low"));
      columns.add(Table.Column.number("high"));
    }
    columns.add(Table.Column.number("least"));
    columns.add(Table.Column.number("greatest"));
    columns.add(Table.Column.number("per job"));
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : cells) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(cell.jobs()));
      row.add(
          cell.nanosPerJobSet().isEmpty()
              ? notes.mark(cell)
              : SideBySide.time(cell.nanosPerJobSet()));
      if (intervals) {
        row.add(interval(cell).map(Interval::low).map(Words::time).orElse(SideBySide.NOTHING));
        row.add(interval(cell).map(Interval::high).map(Words::time).orElse(SideBySide.NOTHING));
      }
      row.add(SideBySide.time(cell.least()));
      row.add(SideBySide.time(cell.greatest()));
      row.add(SideBySide.time(cell.nanosPerJob()));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  /** Returns the interval of a cell, unless it is from the least to the greatest anyway. */
  private static Optional<Interval> interval(Cell cell) {
    return cell.summary()
        .filter(summary -> summary.count() > Summary.FEWEST_FOR_INTERVAL)
        .flatMap(Summary::interval);
  }

  private List<Part> sideBySide() {
    List<Part> parts = new ArrayList<>();
    if (!report.cells().isEmpty()) {
      parts.add(new Part.Section("Side by side"));
      parts.addAll(new SideBySide(report, names, notes, bars).parts());
    }
    return parts;
  }

  private List<Part> wentWrong() {
    List<Part> parts = new ArrayList<>();
    if (!notes.isEmpty()) {
      parts.add(new Part.Section("What went wrong"));
      parts.addAll(notes.parts());
    }
    return parts;
  }
}
