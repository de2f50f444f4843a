package dev.poolbench.core.export;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a file of JMH's into JMH's own result classes, which have no reader, and has JMH write them
 * again. Statistics that JMH computes from what it holds are apart from what it is told.
 */
final class JmhFile {
  private static final double PARTS = 1e6;
  private static final List<String> STATISTICS =
      List.of("score", "scoreError", "scoreConfidence", "scorePercentiles");

  private JmhFile() {}

  static JsonNode writeAgain(JsonNode file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultFormatFactory.getInstance(
            ResultFormatType.JSON, new PrintStream(out, true, StandardCharsets.UTF_8))
        .writeOut(read(file));
    return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  private static Collection<RunResult> read(JsonNode file) {
    return file.valueStream().map(JmhFile::readResult).toList();
  }

  private static RunResult readResult(JsonNode node) {
    BenchmarkParams params = readParams(node);
    JsonNode forks = node.get("primaryMetric").get("rawData");
    List<BenchmarkResult> results = new ArrayList<>();
    for (int fork = 0; fork < forks.size(); fork++) {
      List<IterationResult> iterations = new ArrayList<>();
      for (int i = 0; i < forks.get(fork).size(); i++) {
        IterationResult iteration = new IterationResult(params, params.getMeasurement(), null);
        long nanos = Math.round(PARTS * forks.get(fork).get(i).asDouble());
        iteration.addResult(
            new AverageTimeResult(ResultRole.PRIMARY, "time", PARTS, nanos, TimeUnit.NANOSECONDS));
        addSecondary(iteration, node.get("secondaryMetrics"), fork, i);
        iterations.add(iteration);
      }
      results.add(new BenchmarkResult(params, iterations));
    }
    return new RunResult(params, results);
  }

  private static void addSecondary(IterationResult to, JsonNode metrics, int fork, int iteration) {
    metrics.forEachEntry(
        (name, metric) -> {
          JsonNode value = metric.get("rawData").path(fork).path(iteration);
          if (!value.isMissingNode()) {
            to.addResult(
                new ScalarResult(
                    name,
                    value.asDouble(),
                    metric.get("scoreUnit").asString(),
                    AggregationPolicy.AVG));
          }
        });
  }

  private static BenchmarkParams readParams(JsonNode node) {
    WorkloadParams params = new WorkloadParams();
    node.get("params").forEachEntry((name, value) -> params.put(name, value.asString(), 0));
    return new BenchmarkParams(
        node.get("benchmark").asString(),
        "generated",
        true,
        node.get("threads").asInt(),
        new int[] {1},
        List.of(),
        node.get("forks").asInt(),
        0,
        iterations(node, IterationType.WARMUP, "warmup"),
        iterations(node, IterationType.MEASUREMENT, "measurement"),
        Mode.deepValueOf(node.get("mode").asString()),
        params,
        TimeUnit.NANOSECONDS,
        1,
        node.get("jvm").asString(),
        node.get("jvmArgs").valueStream().map(JsonNode::asString).toList(),
        node.get("jdkVersion").asString(),
        node.get("vmName").asString(),
        node.get("vmVersion").asString(),
        node.get("jmhVersion").asString(),
        TimeValue.minutes(10));
  }

  private static IterationParams iterations(JsonNode node, IterationType type, String prefix) {
    return new IterationParams(
        type,
        node.get(prefix + "Iterations").asInt(),
        TimeValue.fromString(node.get(prefix + "Time").asString()),
        node.get(prefix + "BatchSize").asInt());
  }

  static JsonNode withoutStatistics(JsonNode result) {
    JsonNode copy = result.deepCopy();
    ((ObjectNode) copy.get("primaryMetric")).remove(STATISTICS);
    for (JsonNode metric : copy.get("secondaryMetrics")) {
      ((ObjectNode) metric).remove(STATISTICS);
      dropEmpty((ArrayNode) metric.get("rawData"));
    }
    return copy;
  }

  /**
   * Drops the forks that have no value, which JMH writes for those of a metric that not all have.
   */
  private static void dropEmpty(ArrayNode forks) {
    for (int i = forks.size() - 1; i >= 0; i--) {
      if (forks.get(i).isEmpty()) {
        forks.remove(i);
      }
    }
  }

  static Map<String, Double> percentiles(JsonNode result) {
    Map<String, Double> percentiles = new TreeMap<>();
    result
        .get("primaryMetric")
        .get("scorePercentiles")
        .forEachEntry((share, value) -> percentiles.put(share, value.asDouble()));
    return percentiles;
  }
}
