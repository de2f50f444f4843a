package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import java.util.List;
import java.util.Locale;

/**
 * Holds the times of a cell now and in the baseline. The two were not measured close to each other,
 * so a difference may be the machine's.
 *
 * @param jdk the JDK, by its {@linkplain dev.poolbench.core.jdk.Jdk#label label}
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param dispatch how jobs are handed over
 * @param jobs the job count
 * @param before the median of each fork then, in nanoseconds a job set
 * @param now the median of each fork now, in nanoseconds a job set
 */
public record Change(
    String jdk,
    PoolSpec pool,
    int workers,
    Dispatch dispatch,
    int jobs,
    List<Double> before,
    List<Double> now) {

  /**
   * Returns the ratio of the medians over the forks, without any word on how sure it is.
   *
   * @return more than 1 if it takes longer now
   */
  public double ratio() {
    return median(now) / median(before);
  }

  private static double median(List<Double> forks) {
    return Medians.of(forks.stream().mapToDouble(Double::doubleValue));
  }

  /** Returns the cell with both times. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s with %d workers, %s, on JDK %s, at %d jobs: %.0f ns, %.3f times the %.0f ns of the baseline",
        pool,
        workers,
        dispatch,
        jdk,
        jobs,
        median(now),
        ratio(),
        median(before));
  }
}
