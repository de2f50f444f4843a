package dev.poolbench.core.plan;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import java.util.List;

/**
 * Names one series: the cells that are measured in one fork, over the ladder of job counts.
 *
 * @param number its place in the plan, from 1
 * @param block the block it belongs to, from 1
 * @param jdk the JDK it runs on
 * @param pool the pool, with the names of all its options, without the number of workers
 * @param workers how many workers the pool has
 * @param dispatch how jobs are handed over
 * @param inspecting whether it climbs the ladder in ascending order, to see what an open pool keeps
 *     and what it leaves behind; such a series is in none of the figures of cells
 * @param latency whether it times each job by itself; it is in none of the figures of cells either
 * @param jobCounts the steps of the ladder, in the order in which they are measured
 */
public record SeriesPlan(
    int number,
    int block,
    Jdk jdk,
    PoolSpec pool,
    int workers,
    Dispatch dispatch,
    boolean inspecting,
    boolean latency,
    List<Integer> jobCounts) {

  /**
   * Leaves job counts out.
   *
   * @param rest the job counts that are still to be measured
   * @return a plan otherwise like this
   */
  public SeriesPlan with(List<Integer> rest) {
    return new SeriesPlan(number, block, jdk, pool, workers, dispatch, inspecting, latency, rest);
  }

  /**
   * Tells whether it is in the figures of cells.
   *
   * @return whether it does nothing but time its job sets
   */
  public boolean isTimed() {
    return !inspecting && !latency;
  }
}
