package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Column;
import dev.poolbench.core.html.PageModel.Fact;
import dev.poolbench.core.html.PageModel.Grid;
import dev.poolbench.core.html.PageModel.Problem;
import dev.poolbench.core.html.PageModel.Row;
import dev.poolbench.core.html.PageModel.Section;
import dev.poolbench.core.page.Outliers;
import dev.poolbench.core.page.Part;
import dev.poolbench.core.page.Results;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.JdkFacts;
import dev.poolbench.core.report.MachineWarning;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of a report what the page shows of it. */
final class Sections {
  private static final String NO_VERDICT = "No verdict on ";
  private static final int MOST_OF_A_LOG = 4_000;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Report report;
  private final Variants variants;

  private Sections(Report report) {
    this.report = report;
    this.variants = new Variants(report);
  }

  static Section of(Report report) {
    return new Sections(report).section();
  }

  private Section section() {
    Comparisons comparisons = new Comparisons(report, variants);
    Rows rows = new Rows(report, variants);
    Curves curves = new Curves(variants);
    CleanUps cleanUps = new CleanUps(report, variants);
    var ratings = comparisons.ratings();
    List<Problem> problems = problems();
    return new Section(
        title(),
        outline(),
        started(),
        notices(problems),
        conclusions(),
        variants.all().stream().map(variants::model).toList(),
        report.plan().settings().jobCounts(),
        ratings,
        ratings.isEmpty() ? comparisons.whyNoRatings() : comparisons.notRated(),
        new Overview(variants, rows).grid(cleanUps::left),
        curves.time(),
        curves.memory(),
        comparisons.verdicts(),
        Stream.of(
                new Lives(report, rows).grids(), new Loads(report, variants, rows).grids(), apart())
            .flatMap(List::stream)
            .toList(),
        comparisons.growth(),
        new Courses(report, variants).lines(),
        cleanUps.all(),
        problems,
        unavailable(),
        report.warnings().stream().map(MachineWarning::toString).toList(),
        facts(),
        configuration(),
        report.command());
  }

  private List<Grid> apart() {
    List<Row> forks = new ArrayList<>();
    Outliers.of(report)
        .forEach(
            (variant, text) ->
                forks.add(new Row(variants.indexOf(variant), List.of(Values.text(text)))));
    return forks.isEmpty()
        ? List.of()
        : List.of(
            new Grid(
                "Forks that lie apart",
                "By more than 3.5 robust deviations of the time of a job count. None is left out.",
                List.of(new Column("forks", "text", "")),
                forks));
  }

  private String title() {
    Settings settings = report.plan().settings();
    int most = settings.jobCounts().stream().max(Integer::compare).orElse(0);
    return "%s, up to %s".formatted(settings.workload(), Words.count(most, "job"));
  }

  /** Says once why there is no verdict, if there is none at all. */
  private List<String> conclusions() {
    List<String> all = report.conclusions();
    if (all.isEmpty() || !all.stream().allMatch(sentence -> sentence.startsWith(NO_VERDICT))) {
      return all;
    }
    String reasons =
        all.stream()
            .map(sentence -> sentence.substring(sentence.indexOf(": ") + 2).replaceAll("\\.$", ""))
            .distinct()
            .collect(Collectors.joining("; "));
    return List.of(
        "No verdict on time and memory: %s. The medians below are what this run has seen, and may"
                .formatted(reasons)
            + " fall out otherwise in the next.");
  }

  private String outline() {
    Settings settings = report.plan().settings();
    List<String> parts = new ArrayList<>();
    if (!variants.names().common().isEmpty()) {
      parts.add(variants.names().common());
    }
    parts.add(
        "%s of %s each"
            .formatted(
                Words.count(blocks(), "fork"), Words.count(settings.iterations(), "iteration")));
    if (settings.isolation() == Isolation.IN_PROCESS) {
      parts.add("all in one JVM");
    }
    Map<String, String> environment = report.environment();
    if (environment.containsKey("cpu")) {
      parts.add(
          "%s, %s CPUs".formatted(environment.get("cpu"), environment.getOrDefault("cpus", "?")));
    }
    return String.join("; ", parts);
  }

  /** Returns how many blocks were begun, or are planned if none was. */
  private int blocks() {
    return report.series().stream()
        .filter(series -> series.plan().isTimed())
        .mapToInt(series -> series.plan().block())
        .max()
        .orElse(report.plan().settings().forks());
  }

  private String started() {
    return "%s, in %d s"
        .formatted(
            WHEN.format(report.started()),
            Duration.between(report.started(), report.finished()).toSeconds());
  }

  private List<String> notices(List<Problem> problems) {
    List<String> notices = new ArrayList<>();
    if (!report.complete()) {
      notices.add(
          "The run was stopped: %d of its %d series were begun."
              .formatted(report.series().size(), report.plan().series().size()));
    }
    long failed = report.cells().stream().filter(cell -> cell.isFailed()).count();
    if (failed > 0) {
      notices.add("%d of %d cells have no figure.".formatted(failed, report.cells().size()));
    }
    if (!problems.isEmpty()) {
      notices.add("%s went wrong.".formatted(Words.count(problems.size(), "thing")));
    }
    if (!report.unavailable().isEmpty()) {
      notices.add("Not measured: %s.".formatted(Words.count(unavailable().size(), "pool")));
    }
    if (!report.warnings().isEmpty()) {
      notices.add(
          "%s about the machine.".formatted(Words.count(report.warnings().size(), "warning")));
    }
    return notices;
  }

  /** Tells each once, with what the fork printed last. */
  private List<Problem> problems() {
    Map<String, String> details = new LinkedHashMap<>();
    for (Series series : report.series()) {
      for (Failure failure : series.failures()) {
        details.putIfAbsent(failure.toString(), detail(failure));
      }
    }
    return report.problems().stream()
        .map(
            text ->
                new Problem(
                    text,
                    details.entrySet().stream()
                        .filter(entry -> text.endsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("")))
        .toList();
  }

  private static String detail(Failure failure) {
    String all = String.join("\n", failure.detail(), failure.log()).strip();
    return all.length() <= MOST_OF_A_LOG
        ? all
        : "... (the JSON report has all)\n" + all.substring(all.length() - MOST_OF_A_LOG);
  }

  private List<Fact> unavailable() {
    return report.unavailable().stream()
        .map(
            one ->
                new Fact(
                    variants.names().spec(one.pool())
                        + one.dispatch().map(dispatch -> ", " + dispatch).orElse("")
                        + " on JDK "
                        + one.jdk().version(),
                    one.reason()))
        .distinct()
        .toList();
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    report.environment().forEach((name, fact) -> facts.add(new Fact(name, fact)));
    for (JdkFacts jdk : report.jdks()) {
      facts.add(new Fact(jdk.jdk().toString(), jdk.jdk().home().toString()));
      jdk.facts()
          .forEach(
              (name, fact) ->
                  facts.add(new Fact("JDK %s, %s".formatted(jdk.jdk().version(), name), fact)));
    }
    report
        .fixture()
        .ifPresent(
            fixture -> fixture.facts().forEach((name, fact) -> facts.add(new Fact(name, fact))));
    return facts;
  }

  private List<Fact> configuration() {
    return Results.configuration(report.plan().settings()).stream()
        .filter(Part.Entry.class::isInstance)
        .map(Part.Entry.class::cast)
        .map(entry -> new Fact(entry.name().replaceAll(":$", ""), entry.text()))
        .toList();
  }
}
