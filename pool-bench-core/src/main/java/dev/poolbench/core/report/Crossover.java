package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;

/**
 * Says that of two pools one is faster up to some number of jobs, and the other from another on.
 *
 * @param jdk the JDK
 * @param dispatch how jobs were handed over
 * @param few the pool that is faster with few jobs
 * @param fewWorkers how many workers that has
 * @param many the pool that is faster with many jobs
 * @param manyWorkers how many workers that has
 * @param last the last step of the ladder at which {@code few} is the faster
 * @param first the first step of the ladder at which {@code many} is the faster
 */
public record Crossover(
    Jdk jdk,
    Dispatch dispatch,
    PoolSpec few,
    int fewWorkers,
    PoolSpec many,
    int manyWorkers,
    int last,
    int first) {

  /** Returns it as a sentence, which names the workers where the two have not as many. */
  @Override
  public String toString() {
    boolean same = fewWorkers == manyWorkers;
    return say(Named.of(few, fewWorkers, same), Named.of(many, manyWorkers, same));
  }

  String say(String fewName, String manyName) {
    return "%s is faster than %s up to %d %s, and slower from %d jobs on"
        .formatted(fewName, manyName, last, last == 1 ? "job" : "jobs", first);
  }
}
