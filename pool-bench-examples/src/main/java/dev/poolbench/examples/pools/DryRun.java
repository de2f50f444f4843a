package dev.poolbench.examples.pools;

import dev.poolbench.core.page.Names;
import dev.poolbench.core.page.Part;
import dev.poolbench.core.page.Results;
import dev.poolbench.core.page.Table;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import java.util.ArrayList;
import java.util.List;

/** Tells what a run would do. */
final class DryRun {
  private DryRun() {}

  static List<Part> of(Plan plan) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("Plan"));
    parts.addAll(Results.configuration(plan.settings()));
    List<Table.Column> columns =
        List.of(
            Table.Column.number("fork"),
            Table.Column.number("block"),
            Table.Column.text("pool"),
            Table.Column.number("workers"),
            Table.Column.text("dispatch"),
            Table.Column.text("JDK"));
    Names names = Names.of(plan);
    parts.add(
        new Part.Grid(
            "The forks, in their order",
            new Table(columns, plan.series().stream().map(series -> row(series, names)).toList())));
    parts.add(
        new Part.Paragraph(
            "%s, at least %s; nothing was started"
                .formatted(summary(plan, "forks"), Words.span(plan.estimate()))));
    return parts;
  }

  /** Says how many series there are, and how many of them are to inspect. */
  static String summary(Plan plan, String series) {
    long inspecting = plan.series().stream().filter(SeriesPlan::inspecting).count();
    long latency = plan.series().stream().filter(SeriesPlan::latency).count();
    String all =
        "%d %s in %s"
            .formatted(
                plan.series().size() - inspecting - latency,
                series,
                Words.count(plan.settings().forks(), "block"));
    String more = latency == 0 ? "" : ", and %d for latency".formatted(latency);
    return (inspecting == 0 ? all : "%s, and %d to inspect".formatted(all, inspecting)) + more;
  }

  private static String block(SeriesPlan series) {
    return series.inspecting()
        ? "inspects"
        : series.latency() ? "latency" : Integer.toString(series.block());
  }

  private static List<String> row(SeriesPlan series, Names names) {
    return List.of(
        Integer.toString(series.number()),
        block(series),
        names.spec(series.pool()),
        Integer.toString(series.workers()),
        series.dispatch().toString(),
        series.jdk().version());
  }
}
