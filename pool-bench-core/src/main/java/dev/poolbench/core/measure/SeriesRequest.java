package dev.poolbench.core.measure;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CleanUpSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a series measures.
 *
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param workload what the jobs do, absent if that is an object, which only this JVM has
 * @param dispatch how they are handed over
 * @param jobCounts the steps of the ladder, in the order in which they are measured
 * @param iterations how many measurement iterations each has
 * @param iterationTime about how long an iteration lasts at least, by repeating its job set
 * @param warmUpTime the most the warm-up lasts
 * @param timeout how long a phase may go on without a job being done
 * @param inspecting whether the live heap is read after each step of the ladder, and what the pool
 *     leaves behind is checked
 * @param cleanUp what is checked once the pool is closed
 * @param latency whether each job is timed by itself, rather than the job set
 * @param checksums what the jobs of a count must add up to, by count; a count that is not there is
 *     not compared
 */
public record SeriesRequest(
    PoolSpec pool,
    int workers,
    Optional<WorkloadSpec> workload,
    Dispatch dispatch,
    List<Integer> jobCounts,
    int iterations,
    Duration iterationTime,
    Duration warmUpTime,
    Duration timeout,
    boolean inspecting,
    CleanUpSettings cleanUp,
    boolean latency,
    Map<Integer, Integer> checksums) {

  /** Returns the timeout as it is shown. */
  String seconds() {
    return timeout.toMillis() / 1_000.0 + " s";
  }
}
