package dev.poolbench.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.poolbench.core.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the export against what JMH itself writes, field by field. */
class JmhExportTests {
  private static final String FIXED = "jdk-fixed_queue_array_1024_full_caller-runs";

  private static JsonNode exported;

  @BeforeAll
  static void export() throws IOException {
    exported = read(Sample.report(8));
  }

  private static JsonNode read(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Export.jmh().write(report, out);
    return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  /** Has JMH write a result of one fork, as its own run would. */
  private static JsonNode writtenByJmh(double... nanos) {
    IterationParams iterations =
        new IterationParams(IterationType.MEASUREMENT, nanos.length, TimeValue.milliseconds(50), 1);
    WorkloadParams workload = new WorkloadParams();
    workload.put("jobs", "1000", 0);
    BenchmarkParams params =
        new BenchmarkParams(
            "dev.poolbench.sqrt.caller",
            "generated",
            true,
            1,
            new int[] {1},
            List.of(),
            1,
            0,
            iterations,
            iterations,
            Mode.AverageTime,
            workload,
            TimeUnit.NANOSECONDS,
            1,
            "/jdk/bin/java",
            List.of("-Xmx256m"),
            "17.0.1",
            "Acme VM",
            "17.0.1+12",
            "1.37",
            TimeValue.minutes(10));
    List<IterationResult> results = new ArrayList<>();
    for (double each : nanos) {
      IterationResult result = new IterationResult(params, iterations, null);
      result.addResult(
          new AverageTimeResult(
              ResultRole.PRIMARY, "caller", 1_000, (long) (1_000 * each), TimeUnit.NANOSECONDS));
      result.addResult(
          new AverageTimeResult(
              ResultRole.SECONDARY, "other", 1_000, (long) each, TimeUnit.NANOSECONDS));
      results.add(result);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultFormatFactory.getInstance(
            ResultFormatType.JSON, new PrintStream(out, true, StandardCharsets.UTF_8))
        .writeOut(List.of(new RunResult(params, List.of(new BenchmarkResult(params, results)))));
    return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8)).get(0);
  }

  /** Tells the type of every field, whatever the names in maps that are open. */
  private static Map<String, String> shape(JsonNode node) {
    Map<String, String> shape = new TreeMap<>();
    node.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              shape.put(field.getKey(), value.getNodeType().toString());
              if (field.getKey().endsWith("Metric") || field.getKey().equals("scorePercentiles")) {
                shape(value).forEach((name, type) -> shape.put(field.getKey() + "/" + name, type));
              } else if (value.isArray() && !value.isEmpty()) {
                JsonNode first = value.get(0);
                shape.put(field.getKey() + "[]", first.getNodeType().toString());
                if (first.isArray()) {
                  shape.put(field.getKey() + "[][]", first.get(0).getNodeType().toString());
                }
              }
            });
    return shape;
  }

  private static JsonNode result(String method, int jobs) {
    return exported
        .valueStream()
        .filter(one -> one.get("benchmark").asString().endsWith("." + method))
        .filter(one -> one.get("params").get("jobs").asString().equals("" + jobs))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasTheFieldsThatJmhWritesWithTheirTypes() {
    JsonNode jmh = writtenByJmh(10_000, 11_000, 12_000, 10_500, 11_500);

    assertThat(exported.isArray()).isTrue();
    assertThat(exported).isNotEmpty();
    for (JsonNode one : exported) {
      assertThat(shape(one)).isEqualTo(shape(jmh));
      one.get("secondaryMetrics")
          .forEach(
              metric ->
                  assertThat(shape(metric).keySet())
                      .isEqualTo(shape(jmh.get("secondaryMetrics").get("other")).keySet()));
    }
  }

  @Test
  void isReadBackByTheResultClassesOfJmh() {
    JsonNode again = JmhFile.writeAgain(exported);

    assertThat(again.size()).isEqualTo(exported.size());
    for (int i = 0; i < again.size(); i++) {
      assertThat(JmhFile.withoutStatistics(again.get(i)))
          .isEqualTo(JmhFile.withoutStatistics(exported.get(i)));
      Map<String, Double> percentiles = JmhFile.percentiles(again.get(i));
      assertThat(percentiles).hasSize(10);
      JmhFile.percentiles(exported.get(i))
          .forEach(
              (share, value) ->
                  assertThat(percentiles.get(share))
                      .as(share)
                      .isCloseTo(value, withinPercentage(1e-6)));
    }
  }

  @Test
  void writesWhatHasNoIntervalAsJmhDoes() throws IOException {
    JsonNode jmh = writtenByJmh(10_000);

    for (JsonNode one : read(Sample.report(2))) {
      assertThat(shape(one.get("primaryMetric"))).isEqualTo(shape(jmh.get("primaryMetric")));
      assertThat(one.get("primaryMetric").get("scoreError"))
          .isEqualTo(jmh.get("primaryMetric").get("scoreError"));
    }
  }

  @Test
  void namesPoolsAndParametersSoThatEveryReaderCanTakeThemApart() {
    assertThat(exported.valueStream().map(one -> one.get("benchmark").asString()).distinct())
        .containsExactly(
            "dev.poolbench.sqrt.caller",
            "dev.poolbench.sqrt." + FIXED,
            "dev.poolbench.sqrt.jdk-cached");
    for (JsonNode one : exported) {
      assertThat(one.get("params").propertyStream())
          .allMatch(param -> param.getValue().asString().matches("[^\\s=]+"));
    }
    assertThat(result(FIXED, 1_000).get("params"))
        .isEqualTo(
            new JsonMapper()
                .valueToTree(
                    Map.of("jobs", "1000", "workers", "8", "dispatch", "each", "jdk", "17.0.1")));
  }

  @Test
  void hasTheMeasurementsOfEachForkAndTheScoreOfTheCell() {
    JsonNode metric = result("jdk-cached", 1_000).get("primaryMetric");

    assertThat(metric.get("scoreUnit").asString()).isEqualTo("ns/op");
    assertThat(metric.get("score").asDouble()).isEqualTo(11_000);
    assertThat(metric.get("rawData").valueStream().map(fork -> fork.get(0).asDouble()))
        .containsExactly(15e3, 7e3, 15e3, 7e3, 15e3, 7e3, 15e3, 7e3);
    assertThat(metric.get("scorePercentiles").get("100.0").asDouble()).isEqualTo(15_000);
    assertThat(result("jdk-cached", 1_000).get("forks").asInt()).isEqualTo(8);
  }

  @Test
  void hasMemoryAndLeaksAsSecondaryMetricsAndNoneThatWasNotMeasured() {
    JsonNode fixed = result(FIXED, 1_000).get("secondaryMetrics");

    assertThat(fixed.get("leaks").get("score").asDouble()).isEqualTo(1);
    assertThat(fixed.get("memory.allocatedPerJob").get("score").asDouble()).isEqualTo(24);
    assertThat(fixed.has("memory.peakTree")).isFalse();
    assertThat(result("jdk-cached", 1_000).get("secondaryMetrics").has("leaks")).isFalse();
  }

  @Test
  void leavesOutWhatFailed() {
    assertThat(exported.toString()).doesNotContain("fork-join", "virtual");
  }
}
