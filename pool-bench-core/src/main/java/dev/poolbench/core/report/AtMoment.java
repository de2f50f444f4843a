package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers what the forks of one pool had at a moment of its life.
 *
 * @param jdk the JDK
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param dispatch how jobs are handed over
 * @param moment the moment
 * @param forks what the forks had, those left out that did not get there or that inspect
 */
public record AtMoment(
    Jdk jdk,
    PoolSpec pool,
    int workers,
    Dispatch dispatch,
    Moment moment,
    List<MomentMemory> forks) {

  /**
   * Returns the median over the forks of a figure.
   *
   * @param figure the figure of a fork
   * @return the median of those that were measured, rounded; absent, with the first reason, if none
   *     was
   */
  public Figure medianOf(Function<MomentMemory, Figure> figure) {
    return Medians.of(forks.stream().map(figure).toList(), "no fork got to this moment");
  }
}
