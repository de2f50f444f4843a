package dev.poolbench.core.page;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Names variants by what tells them apart, and says once what is the same for all. */
public final class Names {
  private final List<Variant> variants;
  private final List<Variant> pools;
  private final boolean shortIds;
  private final boolean workersTell;

  private Names(List<Variant> variants) {
    this.variants = variants;
    this.pools = variants.stream().filter(variant -> !variant.isFloor()).toList();
    Set<String> ids = new HashSet<>();
    Set<String> simple = new HashSet<>();
    for (Variant variant : variants) {
      ids.add(variant.pool().id());
      simple.add(simpleName(variant.pool().id()));
    }
    this.shortIds = ids.size() == simple.size();
    this.workersTell =
        pools.stream().map(Variant::pool).distinct().count()
            < pools.stream().map(one -> List.of(one.pool(), one.workers())).distinct().count();
  }

  /** Names those of a plan. */
  public static Names of(Plan plan) {
    return new Names(plan.series().stream().map(Variant::of).distinct().toList());
  }

  /** Returns what all have in common, such as {@code 50 workers, each, JDK 17.0.15}. */
  public String common() {
    List<String> parts = new ArrayList<>();
    if (!workersTell) {
      parts.addAll(workers());
    }
    if (!differs(variants, Variant::dispatch)) {
      parts.add(variants.get(0).dispatch().toString());
    }
    if (!differs(variants, Variant::jdk)) {
      parts.add(jdk(variants.get(0)));
    }
    return String.join(", ", parts);
  }

  /** Tells whether the number of workers is needed to tell variants of a pool apart. */
  public boolean workersTell() {
    return workersTell;
  }

  /** Lists the numbers of workers, with the pools that have them unless most do. */
  private List<String> workers() {
    Map<Integer, Set<String>> byNumber = new LinkedHashMap<>();
    for (Variant variant : pools) {
      byNumber
          .computeIfAbsent(variant.workers(), number -> new LinkedHashSet<>())
          .add(spec(variant.pool()));
    }
    int count = byNumber.values().stream().mapToInt(Set::size).sum();
    List<String> all = new ArrayList<>();
    byNumber.forEach(
        (number, names) ->
            all.add(
                Words.count(number, "worker")
                    + (2 * names.size() > count ? "" : " of " + String.join(", ", names))));
    return all;
  }

  /** Returns the pool with whatever is not the same for all. */
  public String full(Variant variant) {
    return joined(pool(variant), group(variant));
  }

  /** Returns the pool, with its workers if it or another has several numbers of them. */
  public String pool(Variant variant) {
    boolean telling = !variant.isFloor() && workersTell;
    return joined(spec(variant.pool()), telling ? Words.count(variant.workers(), "worker") : "");
  }

  /** Returns the dispatch and the JDK as far as these differ; empty if neither does. */
  public String group(Variant variant) {
    return joined(
        differs(variants, Variant::dispatch) ? variant.dispatch().toString() : "",
        differs(variants, Variant::jdk) ? jdk(variant) : "");
  }

  /** Returns the JDK by its version, and by where it is if others have that version, too. */
  public String jdk(Variant variant) {
    return "JDK " + variant.jdk().label(variants.stream().map(Variant::jdk).toList());
  }

  /** Returns a pool with its options; a class without its package, where that is clear. */
  public String spec(PoolSpec pool) {
    String text = pool.toString();
    return shortIds ? simpleName(pool.id()) + text.substring(pool.id().length()) : text;
  }

  private static String simpleName(String id) {
    return id.substring(Math.max(id.lastIndexOf('.'), id.lastIndexOf('$')) + 1);
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second;
  }

  private static boolean differs(List<Variant> variants, Function<Variant, Object> property) {
    return variants.stream().map(property).distinct().count() > 1;
  }
}
