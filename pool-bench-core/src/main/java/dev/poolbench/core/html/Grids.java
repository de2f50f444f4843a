package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Column;
import dev.poolbench.core.html.PageModel.Grid;
import dev.poolbench.core.html.PageModel.Row;
import dev.poolbench.core.html.PageModel.Value;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.report.AtMoment;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Latency;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.MomentMemory;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.PoolLatency;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays the pools in rows: what they come to, the phases of their lives, and further figures. */
final class Grids {
  private static final String NO_FIXTURE = "not available: could not be read";

  private final Report report;
  private final Variants variants;
  private final List<AtMoment> moments;
  private final List<PoolLatency> latencies;

  /** Is a column with what it shows of a variant. */
  private record Shown(Column column, Function<Variant, Value> value) {
    Shown(String title, String unit, String scale, Function<Variant, Value> value) {
      this(new Column(title, unit, scale), value);
    }
  }

  Grids(Report report, Variants variants) {
    this.report = report;
    this.variants = variants;
    this.moments = report.atMoments();
    this.latencies = report.latencies();
  }

  /** Shows what each pool comes to at the largest job count. */
  Grid overview(Function<Variant, Value> left) {
    List<Shown> shown = new ArrayList<>();
    shown.add(new Shown("time", "ns", "log", variant -> time(variant, 1)));
    shown.add(new Shown("per job", "ns", "", variant -> time(variant, largest(variant).jobs())));
    if (variants.all().stream().anyMatch(Variant::isFloor)) {
      shown.add(new Shown("of caller", "times", "", this::ofFloor));
    }
    shown.add(largest("memory outside the heap", "B", "space", Cell::growthOutsideHeap));
    shown.add(largest("peak heap", "B", "heap", Cell::peakHeap));
    shown.add(largest("allocated per job", "B", "", Cell::allocatedPerJob));
    shown.add(largest("threads", "count", "", Cell::peakThreads));
    shown.add(new Shown("left behind", "text", "", left));
    return grid("At " + atMost(), "", shown);
  }

  List<Grid> all() {
    List<Grid> all = new ArrayList<>();
    all.add(lives());
    all.add(
        moments(
            "Resident outside the heap in the course of a pool's life",
            MomentMemory::outsideHeap,
            List.of(Moment.values()),
            Optional.of(Cell::peakOutsideHeap)));
    all.add(
        moments(
            "Process tree in the course of a pool's life, shared pages counted once (PSS)",
            memory -> memory.process().treePss(),
            List.of(Moment.values()),
            Optional.empty()));
    all.add(
        moments(
            "Live heap in the course of a pool's life",
            memory -> memory.heap().live(),
            List.of(Moment.BASELINE, Moment.IDLE, Moment.CLOSED),
            Optional.empty()));
    all.add(processor());
    all.addAll(latencies());
    report.fixture().ifPresent(fixture -> all.add(served()));
    return all;
  }

  private Grid lives() {
    List<Shown> shown = new ArrayList<>();
    for (Phase phase : List.of(Phase.OPEN, Phase.FIRST_JOB)) {
      shown.add(phase(phase));
    }
    shown.add(new Shown("run of " + atMost(), "ns", "run", variant -> time(variant, 1)));
    shown.add(phase(Phase.CLOSE));
    return grid(
        "Phases of a pool's life",
        "Medians over the forks, each phase with a scale of its own. What an idle pool holds is"
            + " below.",
        shown);
  }

  private Shown phase(Phase phase) {
    return new Shown(
        phase.toString(),
        "ns",
        phase.toString(),
        variant ->
            Values.ofForks(
                timed(variant)
                    .map(series -> series.phases().get(phase))
                    .filter(Objects::nonNull)
                    .mapToDouble(Long::doubleValue),
                "not available: no fork got through this phase"));
  }

  private Stream<Series> timed(Variant variant) {
    return report.series().stream()
        .filter(series -> series.plan().isTimed())
        .filter(series -> Variant.of(series.plan()).equals(variant));
  }

  private Grid moments(
      String title,
      Function<MomentMemory, Figure> figure,
      List<Moment> moments,
      Optional<Function<Cell, Figure>> running) {
    List<Shown> shown = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment == Moment.IDLE && running.isPresent()) {
        shown.add(largest("running, peak", "B", "memory", running.get()));
      }
      shown.add(
          new Shown(
              moment == Moment.BASELINE ? "not yet open" : moment.toString(),
              "B",
              "memory",
              variant -> Values.of(at(moment, variant, figure))));
    }
    return grid(title, "", shown);
  }

  private Figure at(Moment moment, Variant variant, Function<MomentMemory, Figure> figure) {
    return moments.stream()
        .filter(one -> one.moment() == moment)
        .filter(one -> variant.equals(Variant.of(one)))
        .findFirst()
        .map(one -> one.medianOf(figure))
        .orElseGet(() -> Figure.absent("no fork got to this moment"));
  }

  private Grid processor() {
    return grid(
        "Processor and garbage collection, all iterations of " + atMost() + " together",
        "Of the process tree. Linux tells processor time in steps of 10 ms.",
        List.of(
            largest(
                "user time",
                "ns",
                "cpu",
                cell -> cell.medianOf(usage -> usage.process().userTime())),
            largest(
                "system time",
                "ns",
                "cpu",
                cell -> cell.medianOf(usage -> usage.process().systemTime())),
            largest(
                "waits",
                "count",
                "waits",
                cell -> cell.medianOf(usage -> usage.process().voluntarySwitches())),
            largest(
                "preempted",
                "count",
                "waits",
                cell -> cell.medianOf(usage -> usage.process().involuntarySwitches())),
            largest(
                "collections",
                "count",
                "collections",
                cell -> cell.medianOf(usage -> usage.heap().collections())),
            largest(
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
            "Latency from handed over to started, " + jobs(most),
            "In forks of their own, the median over these. All jobs are handed over as fast as the"
                + " pool takes them, so most of what they wait is for each other.",
            most,
            latency -> latency.waiting().median(),
            latency -> latency.waiting().p99(),
            latency -> latency.waiting().most()),
        latency(
            "Latency from started to done, " + jobs(most),
            "",
            most,
            latency -> latency.service().median(),
            latency -> latency.service().p99(),
            latency -> latency.service().most()));
  }

  @SafeVarargs
  private Grid latency(String title, String note, int jobs, ToDoubleFunction<Latency>... figures) {
    List<String> titles = List.of("half of the jobs", "99 %", "the longest");
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i < figures.length; i++) {
      ToDoubleFunction<Latency> figure = figures[i];
      shown.add(
          new Shown(titles.get(i), "ns", titles.get(i), variant -> latency(variant, jobs, figure)));
    }
    return grid(title, note, shown);
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
    return grid(
        "Outside the pool, at " + atMost(),
        pace(),
        List.of(
            new Shown(
                "jobs a second",
                "count",
                "rate",
                variant -> {
                  Value time = time(variant, largest(variant).jobs());
                  return time.value() == null ? time : Values.of(1e9 / time.value());
                }),
            new Shown(
                "CPUs of the pool",
                "share",
                "cpus",
                variant -> Values.of(largest(variant).cpus(), NO_FIXTURE)),
            new Shown(
                "CPUs of the server",
                "share",
                "cpus",
                variant -> Values.of(largest(variant).fixtureCpus(), NO_FIXTURE))));
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

  private Shown largest(String title, String unit, String scale, Function<Cell, Figure> figure) {
    return new Shown(
        title,
        unit,
        scale,
        variant -> {
          Cell cell = largest(variant);
          return cell.isFailed() ? Values.absent(Values.why(cell)) : Values.of(figure.apply(cell));
        });
  }

  private Value time(Variant variant, int jobs) {
    Cell cell = largest(variant);
    OptionalDouble all = cell.nanosPerJobSet();
    if (all.isEmpty()) {
      return Values.absent(Values.why(cell));
    }
    return jobs == 0
        ? Values.absent("not available: there is no job")
        : Values.of(all.getAsDouble() / jobs);
  }

  private Value ofFloor(Variant variant) {
    Value own = time(variant, 1);
    Optional<Value> floor = variants.floor(variant).map(caller -> time(caller, 1));
    if (own.value() == null) {
      return own;
    }
    return floor.isEmpty() || floor.get().value() == null
        ? Values.absent("not available: caller has no time here")
        : Values.of(own.value() / floor.get().value());
  }

  private Cell largest(Variant variant) {
    List<Cell> cells = variants.cells(variant);
    return cells.get(cells.size() - 1);
  }

  private String atMost() {
    return jobs(report.plan().settings().jobCounts().stream().max(Integer::compare).orElse(0));
  }

  private static String jobs(int count) {
    return count == 1 ? "1 job" : count + " jobs";
  }

  private Grid grid(String title, String note, List<Shown> shown) {
    return new Grid(
        title,
        note,
        shown.stream().map(Shown::column).toList(),
        variants.all().stream()
            .map(
                variant ->
                    new Row(
                        variants.indexOf(variant),
                        shown.stream().map(one -> one.value().apply(variant)).toList()))
            .toList());
  }
}
