package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;

/**
 * Says from how many jobs on another pool is the faster of two.
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

  /** Returns it as a sentence. */
  @Override
  public String toString() {
    return "%s is faster than %s up to %d jobs, and slower from %d jobs on"
        .formatted(few, many, last, first);
  }
}
