package dev.poolbench.core.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides when the time per job has settled.
 *
 * <p>It has when the best of the last five warm-up iterations is not more than 5 % better than the
 * best of those before, after at least ten: from then on the JIT has nothing left that would show.
 * The best is used, for it is what foreign load disturbs least.
 */
final class WarmUpRule {
  private static final int WINDOW = 5;
  private static final double GAIN = 0.95;

  private final List<Double> times = new ArrayList<>();

  void add(double nanosPerJobSet) {
    times.add(nanosPerJobSet);
  }

  int iterations() {
    return times.size();
  }

  boolean isSettled() {
    int earlier = times.size() - WINDOW;
    return earlier >= WINDOW && best(earlier, times.size()) >= GAIN * best(0, earlier);
  }

  private double best(int from, int to) {
    return times.subList(from, to).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }
}
