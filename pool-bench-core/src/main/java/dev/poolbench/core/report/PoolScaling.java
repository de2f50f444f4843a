package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.statistics.Scaling;
import java.util.Optional;

/**
 * Says how what a pool takes grows with the number of jobs.
 *
 * @param metric what grows
 * @param jdk the JDK
 * @param dispatch how jobs were handed over
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param scaling the fixed part and the part for each job; empty if there are too few steps, or no
 *     fork has all of them
 * @param reason why there is none, beginning with "not available"; empty if there is one
 */
public record PoolScaling(
    Metric metric,
    Jdk jdk,
    Dispatch dispatch,
    PoolSpec pool,
    int workers,
    Optional<Scaling> scaling,
    String reason) {}
