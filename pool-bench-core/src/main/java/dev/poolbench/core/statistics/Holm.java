package dev.poolbench.core.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Shares the permitted error among several comparisons, by S. Holm's procedure ("A Simple
 * Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6, 1979).
 */
final class Holm {

  /** Makes a comparison that may be wrong so often. */
  interface AtLevel<T> {
    T make(int place, double level);
  }

  private Holm() {}

  /**
   * Makes each comparison at its level.
   *
   * @param p of each, how likely it is that where there is no difference one as great is seen
   * @param error how often any may find a difference where there is none
   * @param comparisons how many share the error, at least as many as there are
   * @param comparison makes one
   * @return the comparisons, in the order of {@code p}
   */
  static <T> List<T> each(List<Double> p, double error, int comparisons, AtLevel<T> comparison) {
    List<Integer> order =
        IntStream.range(0, p.size()).boxed().sorted(Comparator.comparingDouble(p::get)).toList();
    TreeMap<Integer, T> made = new TreeMap<>();
    int left = Math.max(comparisons, p.size());
    for (int place : order) {
      double level = error / left;
      made.put(place, comparison.make(place, level));
      left -= p.get(place) <= level ? 1 : 0;
    }
    return List.copyOf(made.values());
  }
}
