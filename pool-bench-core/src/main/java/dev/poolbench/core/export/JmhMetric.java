package dev.poolbench.core.export;

import dev.poolbench.core.cleanup.Slope;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Is a metric in the form of JMH's results.
 *
 * @param score the figure
 * @param interval in which it lies, if that is known
 * @param unit its unit
 * @param forks the values of each fork
 */
record JmhMetric(double score, Optional<Interval> interval, String unit, List<List<Double>> forks) {

  /** Are those that JMH writes. */
  private static final double[] PERCENTS = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};

  /** Returns the time of a job set, of a cell that has not failed. */
  static JmhMetric ofTime(Cell cell) {
    return new JmhMetric(
        cell.nanosPerJobSet().orElseThrow(),
        cell.summary().flatMap(Summary::interval),
        "ns/op",
        cell.samples().stream().map(Cell.Sample::nanosPerJobSet).toList());
  }

  /** Returns what the forks of a cell took, as far as it was measured, by name. */
  static Map<String, JmhMetric> ofUsages(Cell cell) {
    Map<String, JmhMetric> metrics = new LinkedHashMap<>();
    put(metrics, "memory.growthOutsideHeap", "B", cell, CellUsage::growthOutsideHeap);
    put(metrics, "memory.peakOutsideHeap", "B", cell, CellUsage::peakOutsideHeap);
    put(metrics, "memory.peakHeap", "B", cell, usage -> usage.heap().peakUsed());
    put(metrics, "memory.peakTree", "B", cell, usage -> usage.process().treePeakAtLeast());
    put(metrics, "memory.allocatedPerJob", "B", cell, CellUsage::allocatedPerJob);
    put(metrics, "threads.peak", "threads", cell, usage -> usage.process().peakThreads());
    return metrics;
  }

  private static void put(
      Map<String, JmhMetric> metrics,
      String name,
      String unit,
      Cell cell,
      Function<CellUsage, Figure> figure) {
    cell.summaryOf(figure)
        .ifPresent(
            summary ->
                metrics.put(
                    name,
                    new JmhMetric(
                        summary.median(),
                        summary.interval(),
                        unit,
                        cell.usages().stream()
                            .flatMapToLong(usage -> figure.apply(usage).asLong().stream())
                            .mapToObj(value -> List.of((double) value))
                            .toList())));
  }

  static JmhMetric of(Slope perJob) {
    return new JmhMetric(
        perJob.estimate(),
        Optional.of(new Interval(perJob.low(), perJob.high(), 0.95)),
        "B",
        List.of(List.of(perJob.estimate())));
  }

  static JmhMetric ofCount(int count, String unit) {
    return new JmhMetric(count, Optional.empty(), unit, List.of(List.of((double) count)));
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("score", score);
    map.put(
        "scoreError", number(interval.map(at -> (at.high() - at.low()) / 2).orElse(Double.NaN)));
    map.put(
        "scoreConfidence",
        List.of(
            number(interval.map(Interval::low).orElse(Double.NaN)),
            number(interval.map(Interval::high).orElse(Double.NaN))));
    map.put("scorePercentiles", percentiles());
    map.put("scoreUnit", unit);
    map.put("rawData", forks);
    return map;
  }

  private Map<String, Object> percentiles() {
    double[] all = forks.stream().flatMap(List::stream).mapToDouble(x -> x).toArray();
    double[] shares = DoubleStream.of(PERCENTS).map(percent -> percent / 100).toArray();
    double[] values =
        Quantile.withDefaults().with(Quantile.EstimationMethod.HF6).evaluate(all, shares);
    Map<String, Object> percentiles = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      percentiles.put(Double.toString(PERCENTS[i]), number(values[i]));
    }
    return percentiles;
  }

  /** JSON has no NaN: JMH writes it as text, and so must who is read by the same programs. */
  private static Object number(double value) {
    return Double.isFinite(value) ? value : Double.toString(value);
  }
}
