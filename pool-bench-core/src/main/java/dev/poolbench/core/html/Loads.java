package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Grid;
import dev.poolbench.core.html.PageModel.Value;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.report.Latency;
import dev.poolbench.core.report.PoolLatency;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Shows what the pools took of the processor, how long jobs waited, and what served them. */
final class Loads {
  private static final String UNREAD = "not available: could not be read";

  private final Report report;
  private final Variants variants;
  private final Rows rows;
  private final List<PoolLatency> latencies;

  Loads(Report report, Variants variants, Rows rows) {
    this.report = report;
    this.variants = variants;
    this.rows = rows;
    this.latencies = report.latencies();
  }

  List<Grid> grids() {
    List<Grid> all = new ArrayList<>();
    all.add(processor());
    all.addAll(latencies());
    report.fixture().ifPresent(fixture -> all.add(served()));
    return all;
  }

  private Grid processor() {
    return rows.grid(
        "Processor and garbage collection, all iterations of " + rows.atMost() + " together",
        "Of the process tree. Linux tells processor time in steps of 10 ms.",
        List.of(
            rows.largest(
                "user time",
                "ns",
                "cpu",
                cell -> cell.medianOf(usage -> usage.process().userTime())),
            rows.largest(
                "system time",
                "ns",
                "cpu",
                cell -> cell.medianOf(usage -> usage.process().systemTime())),
            rows.largest(
                "waits",
                "count",
                "waits",
                cell -> cell.medianOf(usage -> usage.process().voluntarySwitches())),
            rows.largest(
                "preempted",
                "count",
                "waits",
                cell -> cell.medianOf(usage -> usage.process().involuntarySwitches())),
            rows.largest(
                "collections",
                "count",
                "collections",
                cell -> cell.medianOf(usage -> usage.heap().collections())),
            rows.largest(
                "time of these",
                "ns",
                "cpu",
                cell -> cell.medianOf(usage -> usage.heap().collectionTime()))));
  }

  private List<Grid> latencies() {
    int most = latencies.stream().mapToInt(PoolLatency::jobs).max().orElse(0);
    if (most == 0) {
      return List.of();
    }
    return List.of(
        latency(
            "Latency from handed over to started, " + Words.count(most, "job"),
            "In forks of their own, the median over these. All jobs are handed over as fast as the"
                + " pool takes them, so most of what they wait is for each other.",
            most,
            latency -> latency.waiting().median(),
            latency -> latency.waiting().p99(),
            latency -> latency.waiting().most()),
        latency(
            "Latency from started to done, " + Words.count(most, "job"),
            "",
            most,
            latency -> latency.service().median(),
            latency -> latency.service().p99(),
            latency -> latency.service().most()));
  }

  @SafeVarargs
  private Grid latency(String title, String note, int jobs, ToDoubleFunction<Latency>... figures) {
    List<String> titles = List.of("half of the jobs", "99 %", "the longest");
    List<Rows.Shown> shown = new ArrayList<>();
    for (int i = 0; i < figures.length; i++) {
      ToDoubleFunction<Latency> figure = figures[i];
      shown.add(
          new Rows.Shown(
              titles.get(i), "ns", titles.get(i), variant -> latency(variant, jobs, figure)));
    }
    return rows.grid(title, note, shown);
  }

  private Value latency(Variant variant, int jobs, ToDoubleFunction<Latency> figure) {
    return Values.of(
        latencies.stream()
            .filter(one -> one.jobs() == jobs)
            .filter(
                one ->
                    variant.equals(
                        new Variant(one.jdk(), one.pool(), one.workers(), one.dispatch())))
            .map(one -> one.medianOf(figure))
            .findFirst()
            .orElse(OptionalDouble.empty()),
        "not available: no fork timed its jobs, or they run in other processes");
  }

  private Grid served() {
    return rows.grid(
        "Outside the pool, at " + rows.atMost(),
        pace(),
        List.of(
            new Rows.Shown(
                "jobs a second",
                "count",
                "rate",
                variant -> {
                  Value time = rows.perJob(variant);
                  return time.value() == null ? time : Values.of(1e9 / time.value());
                }),
            new Rows.Shown(
                "CPUs of the pool",
                "share",
                "cpus",
                variant -> Values.of(rows.largest(variant).cpus(), UNREAD)),
            new Rows.Shown(
                "CPUs of the server",
                "share",
                "cpus",
                variant -> Values.of(rows.largest(variant).fixtureCpus(), UNREAD))));
  }

  /** Names those whose pace the fixture sets. */
  private String pace() {
    String pools =
        variants.all().stream()
            .filter(
                variant ->
                    variants.cells(variant).stream()
                        .anyMatch(cell -> cell.fixtureSetsPace().isPresent()))
            .map(variants.names()::full)
            .collect(Collectors.joining(", "));
    return pools.isEmpty()
        ? ""
        : "Not the pool's pace: at some job counts the server, rather than the pool, sets it for "
            + pools
            + ".";
  }
}
