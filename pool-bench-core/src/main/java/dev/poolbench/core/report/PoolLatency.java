package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Gathers how long the jobs of one pool waited and took at one job count, over the forks that time
 * each job.
 *
 * @param jdk the JDK
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param dispatch how jobs are handed over
 * @param jobs the job count
 * @param forks an element a fork; empty if none got there, or its jobs run in other processes,
 *     where they are not timed
 */
public record PoolLatency(
    Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch, int jobs, List<Latency> forks) {

  /**
   * Returns the median over the forks of a figure.
   *
   * @param figure the figure of a fork
   * @return nanoseconds; empty if there is no fork
   */
  public OptionalDouble medianOf(ToDoubleFunction<Latency> figure) {
    return forks.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Medians.of(forks.stream().mapToDouble(figure)));
  }
}
