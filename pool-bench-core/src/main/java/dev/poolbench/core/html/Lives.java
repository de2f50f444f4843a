package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Grid;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.report.AtMoment;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Moment;
import dev.poolbench.core.report.MomentMemory;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Shows the phases of the lives of the pools, and what they hold at the moments of these. */
final class Lives {
  private final Report report;
  private final Rows rows;
  private final List<AtMoment> moments;

  Lives(Report report, Rows rows) {
    this.report = report;
    this.rows = rows;
    this.moments = report.atMoments();
  }

  List<Grid> grids() {
    return List.of(
        lives(),
        moments(
            "Resident outside the heap in the course of a pool's life",
            MomentMemory::outsideHeap,
            List.of(Moment.values()),
            Optional.of(Cell::peakOutsideHeap)),
        moments(
            "Process tree in the course of a pool's life, shared pages counted once (PSS)",
            memory -> memory.process().treePss(),
            List.of(Moment.values()),
            Optional.empty()),
        moments(
            "Live heap in the course of a pool's life",
            memory -> memory.heap().live(),
            List.of(Moment.BASELINE, Moment.IDLE, Moment.CLOSED),
            Optional.empty()));
  }

  private Grid lives() {
    List<Rows.Shown> shown = new ArrayList<>();
    for (Phase phase : List.of(Phase.OPEN, Phase.FIRST_JOB)) {
      shown.add(phase(phase));
    }
    shown.add(new Rows.Shown("run of " + rows.atMost(), "ns", "run", rows::time));
    shown.add(phase(Phase.CLOSE));
    return rows.grid(
        "Phases of a pool's life",
        "Medians over the forks, each phase with a scale of its own. What an idle pool holds is"
            + " below.",
        shown);
  }

  private Rows.Shown phase(Phase phase) {
    return new Rows.Shown(
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
    List<Rows.Shown> shown = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment == Moment.IDLE && running.isPresent()) {
        shown.add(rows.largest("running, peak", "B", "memory", running.get()));
      }
      shown.add(
          new Rows.Shown(
              moment == Moment.BASELINE ? "not yet open" : moment.toString(),
              "B",
              "memory",
              variant -> Values.of(at(moment, variant, figure))));
    }
    return rows.grid(title, "", shown);
  }

  private Figure at(Moment moment, Variant variant, Function<MomentMemory, Figure> figure) {
    return moments.stream()
        .filter(one -> one.moment() == moment)
        .filter(one -> variant.equals(Variant.of(one)))
        .findFirst()
        .map(one -> one.medianOf(figure))
        .orElseGet(() -> Figure.absent("no fork got to this moment"));
  }
}
