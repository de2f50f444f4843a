package dev.poolbench.core.export;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sets the cells in the form of JMH's results. */
final class JmhResults {
  /** Is the version of JMH whose form this is. */
  private static final String JMH = "1.37";

  private static final Logger LOG = LoggerFactory.getLogger(JmhResults.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Report report;
  private final Settings settings;

  private JmhResults(Report report) {
    this.report = report;
    this.settings = report.plan().settings();
  }

  static String of(Report report) {
    List<Cell> cells = report.cells().stream().filter(cell -> !cell.isFailed()).toList();
    int failed = report.cells().size() - cells.size();
    if (failed > 0 || !report.unavailable().isEmpty()) {
      LOG.warn(
          "jmh: left out are {} of {} cells, which failed, and what was not available ({}), for"
              + " JMH's form has no place to say why; csv and json have",
          failed,
          report.cells().size(),
          report.unavailable().size());
    }
    JmhResults results = new JmhResults(report);
    return MAPPER.writeValueAsString(cells.stream().map(results::result).toList())
        + System.lineSeparator();
  }

  private Map<String, Object> result(Cell cell) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("jmhVersion", JMH);
    result.put("benchmark", name(cell.pool()));
    result.put("mode", "avgt");
    result.put("threads", cell.workers());
    result.put("forks", cell.samples().size());
    result.put("jvm", cell.jdk().launcher().toString());
    result.put("jvmArgs", settings.jvmArgs());
    result.put("jdkVersion", cell.jdk().version());
    result.put("vmName", fact(cell.jdk(), "java.vm.name"));
    result.put("vmVersion", fact(cell.jdk(), "java.vm.version"));
    result.put("warmupIterations", settings.warmUpTime().isZero() ? 0 : 1);
    result.put("warmupTime", time(settings.warmUpTime()));
    result.put("warmupBatchSize", 1);
    result.put("measurementIterations", settings.iterations());
    result.put("measurementTime", time(settings.iterationTime()));
    result.put("measurementBatchSize", 1);
    result.put("params", params(cell));
    result.put("primaryMetric", JmhMetric.ofTime(cell).toMap());
    result.put("secondaryMetrics", secondary(cell));
    return result;
  }

  private String name(PoolSpec pool) {
    return "dev.poolbench.%s.%s"
        .formatted(letters(settings.workload().toString()), letters(pool.toString()));
  }

  /** Keeps what no reader takes for a separator: no dot, no space, no parenthesis. */
  private static String letters(String text) {
    return text.replaceAll("[^\\p{Alnum}-]+", "_").replaceAll("^_|_$", "");
  }

  private Map<String, String> params(Cell cell) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("jobs", Integer.toString(cell.jobs()));
    params.put("workers", Integer.toString(cell.workers()));
    params.put("dispatch", param(cell.dispatch().toString()));
    params.put("jdk", param(cell.jdk().label(settings.jdks())));
    return params;
  }

  /** Visualizers split a list of parameters at spaces, and each at its equals sign. */
  private static String param(String text) {
    return text.replaceAll("[\\s=]+", "_");
  }

  private String fact(Jdk jdk, String name) {
    return report.jdks().stream()
        .filter(facts -> facts.jdk().equals(jdk))
        .map(facts -> facts.facts().get(name))
        .filter(fact -> fact != null)
        .findFirst()
        .orElse("not available: no fork of this JDK told it");
  }

  private static String time(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private Map<String, Object> secondary(Cell cell) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    JmhMetric.ofUsages(cell).forEach((name, metric) -> metrics.put(name, metric.toMap()));
    report.kept().stream()
        .filter(kept -> Variant.of(kept).equals(Variant.of(cell)))
        .flatMap(kept -> kept.perJob().stream())
        .findFirst()
        .ifPresent(slope -> metrics.put("memory.keptPerJob", JmhMetric.of(slope).toMap()));
    report.series().stream()
        .filter(series -> Variant.of(series.plan()).equals(Variant.of(cell)))
        .flatMap(series -> series.cleanUp().stream())
        .findFirst()
        .ifPresent(
            checked ->
                metrics.put("leaks", JmhMetric.ofCount(checked.leaks().size(), "leaks").toMap()));
    return metrics;
  }
}
