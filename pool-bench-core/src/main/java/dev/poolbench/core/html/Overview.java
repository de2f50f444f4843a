package dev.poolbench.core.html;

import dev.poolbench.core.html.PageModel.Grid;
import dev.poolbench.core.html.PageModel.Value;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.report.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows what each pool comes to at the largest job count. */
final class Overview {
  private final Variants variants;
  private final Rows rows;

  Overview(Variants variants, Rows rows) {
    this.variants = variants;
    this.rows = rows;
  }

  /** Takes what tells what a pool left behind. */
  Grid grid(Function<Variant, Value> left) {
    List<Rows.Shown> shown = new ArrayList<>();
    shown.add(new Rows.Shown("time", "ns", "time", rows::time));
    shown.add(new Rows.Shown("per job", "ns", "", rows::perJob));
    if (variants.all().stream().anyMatch(Variant::isFloor)) {
      shown.add(new Rows.Shown("of caller", "times", "", this::ofFloor));
    }
    shown.add(rows.largest("memory outside the heap", "B", "space", Cell::growthOutsideHeap));
    if (variants.all().stream().anyMatch(this::hasProcesses)) {
      shown.add(rows.largest("process tree", "B", "tree", Cell::treePeak));
    }
    shown.add(rows.largest("peak heap", "B", "heap", Cell::peakHeap));
    shown.add(rows.largest("allocated per job", "B", "", Cell::allocatedPerJob));
    shown.add(rows.largest("threads", "count", "", Cell::peakThreads));
    shown.add(new Rows.Shown("left behind", "text", "", left));
    return rows.grid("At " + rows.atMost(), "", shown);
  }

  private boolean hasProcesses(Variant variant) {
    return rows.largest(variant).usages().stream()
        .anyMatch(usage -> usage.process().processes().asLong().orElse(1) > 1);
  }

  private Value ofFloor(Variant variant) {
    Value own = rows.time(variant);
    Optional<Value> floor = variants.floor(variant).map(rows::time);
    if (own.value() == null) {
      return own;
    }
    return floor.isEmpty() || floor.get().value() == null
        ? Values.absent("not available: caller has no time here")
        : Values.of(own.value() / floor.get().value());
  }
}
