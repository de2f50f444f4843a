package dev.poolbench.core.page;

import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.MomentMemory;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells what the variants of a report took besides time: at the greatest job count, and between.
 */
final class MemoryTables {
  private static final String NOTHING = "-";

  private record Column(String heading, Function<Cell, Figure> figure) {}

  private static final List<Column> MEMORY =
      List.of(
          new Column("outside the heap", Cell::growthOutsideHeap),
          new Column("peak heap", Cell::peakHeap),
          new Column("allocated per job", Cell::allocatedPerJob),
          new Column("threads", Cell::peakThreads),
          new Column("process tree", Cell::treePeak));

  private static final List<Column> PROCESSOR =
      List.of(
          ofUsage("user time", usage -> usage.process().userTime()),
          ofUsage("system time", usage -> usage.process().systemTime()),
          ofUsage("waits", usage -> usage.process().voluntarySwitches()),
          ofUsage("preempted", usage -> usage.process().involuntarySwitches()),
          ofUsage("collections", usage -> usage.heap().collections()),
          ofUsage("time of these", usage -> usage.heap().collectionTime()));

  private final Report report;
  private final Names names;
  private final List<Cell> greatest;
  private final Set<Part> missing = new LinkedHashSet<>();

  MemoryTables(Report report, Names names) {
    this.report = report;
    this.names = names;
    int most = report.cells().stream().mapToInt(Cell::jobs).max().orElse(0);
    this.greatest = report.cells().stream().filter(cell -> cell.jobs() == most).toList();
  }

  private static Column ofUsage(String heading, Function<CellUsage, Figure> figure) {
    return new Column(heading, cell -> cell.medianOf(figure));
  }

  /** Returns the tables, and what is to be known to read them. */
  List<Part> parts() {
    if (greatest.isEmpty()) {
      return List.of();
    }
    String at = "At " + Words.count(greatest.get(0).jobs(), "job");
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Section("Memory"));
    parts.add(
        new Part.Paragraph(
            "Medians over the forks. Outside the heap: by how much resident memory grew from before"
                + " the pool was opened to its peak; caller shows the JVM's own share. Of what is"
                + " allocated, up to 24 B a job are the harness's task. Threads as the kernel counts"
                + " them, the JVM's own included."));
    parts.add(new Part.Grid(at, ofCells(MEMORY)));
    parts.add(
        new Part.Grid(
            "Resident outside the heap, when the pool is",
            ofCells(
                List.of(
                    at(Moment.BASELINE, MomentMemory::outsideHeap),
                    at(Moment.OPEN, MomentMemory::outsideHeap),
                    new Column("running", Cell::peakOutsideHeap),
                    at(Moment.IDLE, MomentMemory::outsideHeap),
                    at(Moment.CLOSED, MomentMemory::outsideHeap)))));
    parts.add(
        new Part.Grid(
            "Process tree, shared pages counted once (PSS), when the pool is",
            ofCells(
                Arrays.stream(Moment.values())
                    .map(moment -> at(moment, memory -> memory.process().treePss()))
                    .toList())));
    parts.add(
        new Part.Grid(
            "Live heap, when the pool is",
            ofCells(
                Stream.of(Moment.BASELINE, Moment.IDLE, Moment.CLOSED)
                    .map(moment -> at(moment, memory -> memory.heap().live()))
                    .toList())));
    parts.add(new Part.Section("Processor and garbage collection"));
    parts.add(
        new Part.Paragraph(
            "Of the process tree, and of all iterations of the job count in a fork together. Linux"
                + " tells processor time in steps of 10 ms."));
    parts.add(new Part.Grid(at, ofCells(PROCESSOR)));
    parts.addAll(missing);
    return parts;
  }

  private Table ofCells(List<Column> figures) {
    List<Table.Column> columns =
        Stream.concat(
                Stream.of(Table.Column.text("pool")),
                figures.stream().map(column -> Table.Column.number(column.heading())))
            .toList();
    return new Table(columns, greatest.stream().map(cell -> row(cell, figures)).toList());
  }

  private List<String> row(Cell cell, List<Column> figures) {
    List<String> row = new ArrayList<>();
    row.add(names.full(Variant.of(cell)));
    for (Column column : figures) {
      Figure figure = column.figure().apply(cell);
      row.add(text(figure));
      if (figure instanceof Figure.Absent && !cell.isFailed()) {
        missing.add(new Part.Entry(column.heading() + ":", figure.toString()));
      }
    }
    return row;
  }

  private Column at(Moment moment, Function<MomentMemory, Figure> figure) {
    String heading = moment == Moment.BASELINE ? "not yet open" : moment.toString();
    return new Column(
        heading,
        cell ->
            report.atMoments().stream()
                .filter(one -> one.moment() == moment)
                .filter(one -> Variant.of(one).equals(Variant.of(cell)))
                .findFirst()
                .orElseThrow()
                .medianOf(figure));
  }

  private static String text(Figure figure) {
    if (!(figure instanceof Figure.Measured measured)) {
      return NOTHING;
    }
    return switch (measured.unit()) {
      case BYTES -> Words.bytes(measured.value());
      case NANOSECONDS -> Words.time((double) measured.value());
      case COUNT -> Long.toString(measured.value());
    };
  }
}
