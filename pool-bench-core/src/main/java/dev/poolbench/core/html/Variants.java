package dev.poolbench.core.html;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.page.Names;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.OverallRating;
import dev.poolbench.core.report.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Numbers the variants of a report that have cells, and names them. */
final class Variants {
  private final Map<Variant, List<Cell>> cells;
  private final List<Variant> all;
  private final Names names;

  Variants(Report report) {
    this.cells =
        report.cells().stream()
            .collect(Collectors.groupingBy(Variant::of, LinkedHashMap::new, Collectors.toList()));
    this.all = List.copyOf(cells.keySet());
    this.names = Names.of(report.plan());
  }

  List<Variant> all() {
    return all;
  }

  Names names() {
    return names;
  }

  int indexOf(Variant variant) {
    return all.indexOf(variant);
  }

  int indexOf(Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch) {
    return indexOf(new Variant(jdk, pool, workers, dispatch));
  }

  /** Returns the variant that a rating is of. */
  Optional<Variant> of(OverallRating rating) {
    return all.stream().filter(one -> one.is(rating)).findFirst();
  }

  /** Returns the cells of a variant, job counts ascending. */
  List<Cell> cells(Variant variant) {
    return cells.getOrDefault(variant, List.of());
  }

  /** Returns the plain loop that a variant is held against. */
  Optional<Variant> floor(Variant variant) {
    return all.stream().filter(Variant::isFloor).filter(variant::isComparedWith).findFirst();
  }

  PageModel.Variant model(Variant variant) {
    return new PageModel.Variant(
        names.full(variant),
        names.spec(variant.pool()),
        variant.isFloor() || !names.workersTell() ? "" : Words.count(variant.workers(), "worker"),
        variant.dispatch().toString(),
        names.jdk(variant),
        variant.isFloor());
  }
}
