package dev.poolbench.core.html;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers the variants of a report, and names them by what tells them apart. */
final class Variants {
  private final Map<Variant, List<Cell>> cells;
  private final List<Variant> all;
  private final List<Variant> pools;
  private final boolean shortIds;

  Variants(Report report) {
    this.cells =
        report.cells().stream()
            .collect(Collectors.groupingBy(Variant::of, LinkedHashMap::new, Collectors.toList()));
    this.all = List.copyOf(cells.keySet());
    this.pools = all.stream().filter(variant -> !variant.isFloor()).toList();
    Set<String> ids = new HashSet<>();
    Set<String> simple = new HashSet<>();
    for (PoolSpec pool : report.plan().pools()) {
      ids.add(pool.id());
      simple.add(simpleName(pool.id()));
    }
    this.shortIds = ids.size() == simple.size();
  }

  List<Variant> all() {
    return all;
  }

  int indexOf(Variant variant) {
    return all.indexOf(variant);
  }

  int indexOf(Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch) {
    return indexOf(new Variant(jdk, pool, workers, dispatch));
  }

  /** Returns the cells of a variant, job counts ascending. */
  List<Cell> cells(Variant variant) {
    return cells.getOrDefault(variant, List.of());
  }

  /** Returns the plain loop that a variant is held against. */
  Optional<Variant> floor(Variant variant) {
    return all.stream().filter(Variant::isFloor).filter(variant::isComparedWith).findFirst();
  }

  /** Returns what all have in common, such as {@code 50 workers, each, JDK 17.0.15}. */
  String common() {
    List<String> parts = new ArrayList<>();
    if (!pools.isEmpty() && !isWorkersTelling()) {
      parts.add(workers());
    }
    if (!all.isEmpty() && !differs(all, Variant::dispatch)) {
      parts.add(all.get(0).dispatch().toString());
    }
    if (!all.isEmpty() && !differs(all, Variant::jdk)) {
      parts.add(jdk(all.get(0).jdk()));
    }
    return String.join(", ", parts);
  }

  /** Tells whether any pool was measured with several numbers of workers. */
  private boolean isWorkersTelling() {
    return pools.stream().collect(Collectors.groupingBy(Variant::pool)).values().stream()
        .anyMatch(same -> differs(same, Variant::workers));
  }

  /** Returns the numbers of workers, each with the pools that have it if they differ. */
  private String workers() {
    Map<Integer, Set<String>> byWorkers =
        pools.stream()
            .collect(
                Collectors.groupingBy(
                    Variant::workers,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        variant -> spec(variant.pool()),
                        Collectors.toCollection(LinkedHashSet::new))));
    int most = byWorkers.values().stream().mapToInt(Set::size).max().orElse(0);
    return byWorkers.entrySet().stream()
        .map(
            entry ->
                byWorkers.size() == 1 || entry.getValue().size() == most
                    ? workers(entry.getKey())
                    : "%s of %s"
                        .formatted(workers(entry.getKey()), String.join(", ", entry.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static String workers(int count) {
    return count == 1 ? "1 worker" : count + " workers";
  }

  PageModel.Variant model(Variant variant) {
    return new PageModel.Variant(
        full(variant),
        spec(variant.pool()),
        variant.isFloor() || !isWorkersTelling() ? "" : workers(variant.workers()),
        variant.dispatch().toString(),
        jdk(variant.jdk()),
        variant.isFloor());
  }

  /** Returns the pool with whatever is not the same for all. */
  String full(Variant variant) {
    List<String> parts = new ArrayList<>(List.of(spec(variant.pool())));
    if (!variant.isFloor() && isWorkersTelling()) {
      parts.add(workers(variant.workers()));
    }
    if (!group(variant).isEmpty()) {
      parts.add(group(variant));
    }
    return String.join(", ", parts);
  }

  /** Returns the dispatch and the JDK as far as these differ; empty if neither does. */
  String group(Variant variant) {
    List<String> parts = new ArrayList<>();
    if (differs(all, Variant::dispatch)) {
      parts.add(variant.dispatch().toString());
    }
    if (differs(all, Variant::jdk)) {
      parts.add(jdk(variant.jdk()));
    }
    return String.join(", ", parts);
  }

  private String jdk(Jdk jdk) {
    Set<Jdk> sameVersion =
        all.stream()
            .map(Variant::jdk)
            .filter(other -> other.version().equals(jdk.version()))
            .collect(Collectors.toSet());
    return sameVersion.size() > 1
        ? "JDK %s at %s".formatted(jdk.version(), jdk.home())
        : "JDK " + jdk.version();
  }

  /** Returns a pool with its options; a class without its package, where that is clear. */
  String spec(PoolSpec pool) {
    String text = pool.toString();
    return shortIds ? simpleName(pool.id()) + text.substring(pool.id().length()) : text;
  }

  private static String simpleName(String id) {
    return id.substring(Math.max(id.lastIndexOf('.'), id.lastIndexOf('$')) + 1);
  }

  private static boolean differs(List<Variant> variants, Function<Variant, Object> property) {
    return variants.stream().map(property).distinct().count() > 1;
  }
}
