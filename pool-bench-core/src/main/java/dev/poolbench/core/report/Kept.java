package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.cleanup.Slope;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.jdk.Jdk;
import java.util.Optional;

/**
 * Tells whether a pool that is open and idle keeps memory for each job that it has done.
 *
 * @param jdk the JDK
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param dispatch how jobs were handed over
 * @param verdict {@link Verdict#LEAKED} only if the whole interval lies above {@link #TOLERANCE},
 *     and its lower end times the number of jobs above {@link #TOLERANCE_IN_ALL}
 * @param reason why nothing can be said; empty unless the verdict is {@link Verdict#NOT_CHECKED}
 * @param perJob by how many bytes the live heap grows a job, over the steps of an ascending ladder,
 *     with a 95 % interval; empty if nothing can be said
 */
public record Kept(
    Jdk jdk,
    PoolSpec pool,
    int workers,
    Dispatch dispatch,
    Verdict verdict,
    String reason,
    Optional<Slope> perJob) {

  /** The growth that is accepted, in bytes a job: less than any object takes. */
  public static final double TOLERANCE = 1;

  /**
   * The growth that is accepted over all jobs, in bytes: what code that runs for the first time
   * leaves on the heap, which looks like a slope where there are few jobs.
   */
  public static final double TOLERANCE_IN_ALL = 500_000;

  /** The fewest steps of the ladder that allow a verdict. */
  public static final int FEWEST_STEPS = 6;
}
