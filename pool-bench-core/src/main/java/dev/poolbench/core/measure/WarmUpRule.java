package dev.poolbench.core.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides when the time per job has settled.
 *
 * <p>It has when the best of the last five warm-up iterations is not more than 5 % better than the
 * best of those before, after at least ten. The best is used, for it is what foreign load disturbs
 * least.
 *
 * <p>Times alone settle too soon: a loop that is never left, as a worker's is or the one that hands
 * jobs over, is compiled after 60,000 rounds, and to the end after 40,000 more (HotSpot's {@code
 * Tier3BackEdgeThreshold} and {@code Tier4BackEdgeThreshold}), and then a task is cheaper by some
 * 600 ns. So half as many jobs again are wanted too, for the compiler runs beside them, unless a
 * job takes so long that this is less than 1 %.
 */
final class WarmUpRule {
  private static final int WINDOW = 5;
  private static final double GAIN = 0.95;
  private static final long COMPILED_AFTER = 150_000;
  private static final double LONG_JOB_NANOS = 60_000;

  private final int jobs;
  private final List<Double> times = new ArrayList<>();
  private long jobsDone;

  /**
   * Makes a rule.
   *
   * @param jobs how many jobs a job set has
   */
  WarmUpRule(int jobs) {
    this.jobs = jobs;
  }

  void add(double nanosPerJobSet, int repeats) {
    times.add(nanosPerJobSet);
    jobsDone += (long) repeats * jobs;
  }

  int iterations() {
    return times.size();
  }

  boolean isSettled() {
    int earlier = times.size() - WINDOW;
    return earlier >= WINDOW
        && best(earlier, times.size()) >= GAIN * best(0, earlier)
        && (jobsDone >= COMPILED_AFTER || best(0, times.size()) >= LONG_JOB_NANOS * jobs);
  }

  private double best(int from, int to) {
    return times.subList(from, to).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }
}
