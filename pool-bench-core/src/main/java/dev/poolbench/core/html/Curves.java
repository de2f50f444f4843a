package dev.poolbench.core.html;

import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.statistics.Interval;
import dev.poolbench.core.statistics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Draws time and memory over the job counts, from the cells of a report. */
final class Curves {
  private static final String ABOVE_FLOOR =
      "What a job takes more than in the plain loop (caller), whose own noise is not in the band.";

  /** Is what stands at one place of a line. */
  private record Point(
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double sure,
      int forks,
      String why) {
    static Point absent(String why) {
      return new Point(null, null, null, null, 0, why);
    }
  }

  private final Variants variants;

  Curves(Variants variants) {
    this.variants = variants;
  }

  List<PageModel.Curves> time() {
    List<PageModel.Curves> all = new ArrayList<>();
    all.add(curves("time", "Time of all jobs", "ns", "", (variant, cell) -> time(cell, 1, 0)));
    all.add(
        curves(
            "per-job",
            "Time per job",
            "ns",
            "",
            (variant, cell) ->
                cell.jobs() == 0
                    ? Point.absent("not available: there is no job")
                    : time(cell, cell.jobs(), 0)));
    if (variants.all().stream().anyMatch(Variant::isFloor)) {
      all.add(
          curves("overhead", "Overhead per job over caller", "ns", ABOVE_FLOOR, this::overhead));
    }
    return all;
  }

  List<PageModel.Curves> memory() {
    return List.of(
        memory(
            "outside-heap",
            "Memory outside the heap, growth",
            "B",
            "By how much resident memory outside the heap grew from before the pool was opened to"
                + " its peak; caller shows the JVM's own share.",
            CellUsage::growthOutsideHeap),
        memory(
            "peak-heap",
            "Peak heap",
            "B",
            "The most that the heap's objects took, dead ones included.",
            usage -> usage.heap().peakUsed()),
        memory(
            "tree",
            "Process tree, peak",
            "B",
            "Resident memory of the fork and all processes it started, the pre-touched heap"
                + " included: at least this much.",
            usage -> usage.process().treePeakAtLeast()),
        memory(
            "allocated",
            "Allocated per job",
            "B",
            "Up to 24 B a job are the harness's task.",
            CellUsage::allocatedPerJob),
        memory(
            "threads",
            "Threads, peak",
            "count",
            "As the kernel counts them, the JVM's own included.",
            usage -> usage.process().peakThreads()));
  }

  private PageModel.Curves memory(
      String id, String title, String unit, String note, Function<CellUsage, Figure> figure) {
    return curves(id, title, unit, note, (variant, cell) -> usage(cell, figure));
  }

  private interface ToPoint {
    Point of(Variant variant, Cell cell);
  }

  private PageModel.Curves curves(
      String id, String title, String unit, String note, ToPoint point) {
    return new PageModel.Curves(
        id,
        title,
        unit,
        note,
        variants.all().stream()
            .map(
                variant ->
                    curve(
                        variants.cells(variant).stream()
                            .map(cell -> point.of(variant, cell))
                            .toList()))
            .toList());
  }

  private static PageModel.Curve curve(List<Point> points) {
    List<@Nullable Double> value = new ArrayList<>();
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    List<@Nullable Double> sure = new ArrayList<>();
    List<Integer> forks = new ArrayList<>();
    Map<Integer, String> why = new LinkedHashMap<>();
    for (Point point : points) {
      if (point.value() == null) {
        why.put(value.size(), point.why());
      }
      value.add(point.value());
      low.add(point.low());
      high.add(point.high());
      sure.add(point.sure());
      forks.add(point.forks());
    }
    return new PageModel.Curve(value, low, high, sure, forks, why);
  }

  private Point overhead(Variant variant, Cell cell) {
    if (variant.isFloor()) {
      return Point.absent("not available: it is what the others are held against");
    }
    OptionalDouble floor =
        variants
            .floor(variant)
            .flatMap(
                caller ->
                    variants.cells(caller).stream()
                        .filter(other -> other.jobs() == cell.jobs())
                        .findFirst())
            .map(Cell::nanosPerJobSet)
            .orElse(OptionalDouble.empty());
    if (cell.jobs() == 0) {
      return Point.absent("not available: there is no job");
    }
    return floor.isEmpty() && !cell.isFailed()
        ? Point.absent("not available: caller has no time here")
        : time(cell, cell.jobs(), floor.orElse(0));
  }

  private static Point time(Cell cell, int jobs, double less) {
    return cell.summary()
        .map(
            summary ->
                point(
                    summary, cell.samples().stream().mapToDouble(Cell.Sample::median), jobs, less))
        .orElseGet(() -> Point.absent(Values.why(cell)));
  }

  private static Point usage(Cell cell, Function<CellUsage, Figure> figure) {
    Optional<Summary> summary = cell.summaryOf(figure);
    if (summary.isEmpty()) {
      return Point.absent(cell.isFailed() ? Values.why(cell) : cell.medianOf(figure).toString());
    }
    DoubleStream forks =
        cell.usages().stream()
            .map(figure)
            .map(Figure::asLong)
            .flatMapToLong(OptionalLong::stream)
            .asDoubleStream();
    return point(summary.get(), forks, 1, 0);
  }

  private static Point point(Summary summary, DoubleStream forks, int jobs, double less) {
    double[] all = forks.sorted().toArray();
    Optional<Interval> interval = summary.interval();
    double low = interval.map(Interval::low).orElse(all[0]);
    double high = interval.map(Interval::high).orElse(all[all.length - 1]);
    return new Point(
        Values.rounded((summary.median() - less) / jobs),
        Values.rounded((low - less) / jobs),
        Values.rounded((high - less) / jobs),
        interval.map(at -> Values.rounded(at.confidence())).orElse(null),
        summary.count(),
        "");
  }
}
