package dev.poolbench.core.page;

import dev.poolbench.core.report.Latency;
import dev.poolbench.core.report.PoolLatency;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Tells how long jobs waited and took, where each was timed by itself. */
final class Latencies {
  private final Report report;
  private final Names names;

  Latencies(Report report, Names names) {
    this.report = report;
    this.names = names;
  }

  /** Returns two tables at the largest job count, if latency was asked for. */
  List<Part> parts() {
    List<PoolLatency> all = report.latencies();
    int most = all.stream().mapToInt(PoolLatency::jobs).max().orElse(0);
    if (most == 0) {
      return List.of();
    }
    List<PoolLatency> largest = all.stream().filter(one -> one.jobs() == most).toList();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("Latency"));
    parts.add(
        new Part.Paragraph(
            "In forks of their own, the median over these. All jobs are handed over as fast as the"
                + " pool takes them, so most of what they wait is for each other."));
    parts.add(
        new Part.Grid(
            "From handed over to started, " + Words.count(most, "job"),
            table(
                largest,
                latency -> latency.waiting().median(),
                latency -> latency.waiting().p99(),
                latency -> latency.waiting().most())));
    parts.add(
        new Part.Grid(
            "From started to done",
            table(
                largest,
                latency -> latency.service().median(),
                latency -> latency.service().p99(),
                latency -> latency.service().most())));
    return parts;
  }

  @SafeVarargs
  private Table table(List<PoolLatency> all, ToDoubleFunction<Latency>... figures) {
    List<Table.Column> columns =
        List.of(
            Table.Column.text("pool"),
            Table.Column.number("half of the jobs"),
            Table.Column.number("99 %"),
            Table.Column.number("the longest"));
    List<List<String>> rows = new ArrayList<>();
    for (PoolLatency one : all) {
      List<String> row = new ArrayList<>();
      row.add(names.full(new Variant(one.jdk(), one.pool(), one.workers(), one.dispatch())));
      for (ToDoubleFunction<Latency> figure : figures) {
        row.add(SideBySide.time(one.medianOf(figure)));
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }
}
