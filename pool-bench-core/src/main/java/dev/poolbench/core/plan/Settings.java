package dev.poolbench.core.plan;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.jdk.Jdk;
import java.time.Duration;
import java.util.List;

/**
 * Holds everything that decides what a run measures and how: the same settings with the same seed
 * make the same plan.
 *
 * @param pools the pools to compare, as they were named
 * @param workload what the jobs do
 * @param dispatches the ways of handing jobs over
 * @param jobCounts the steps of the ladder, ascending
 * @param threads the numbers of workers of pools whose workers are threads
 * @param processes the number of workers of pools whose workers are processes
 * @param forks how many forks each pool has under each combination of the rest: the blocks; the
 *     most, if the run may stop before
 * @param stopping when the run may stop before
 * @param iterations how many measurement iterations each job count has in a fork
 * @param iterationTime about how long an iteration lasts at least, by repeating its job set
 * @param warmUpTime the most the warm-up of a series lasts
 * @param timeout how long a phase may go on without a job being done
 * @param isolation where series are measured
 * @param jdks the JDKs to measure on
 * @param jvmArgs the arguments of every fork's JVM
 * @param inspect whether each combination has one more fork, which climbs the ladder and checks
 *     what the pool leaves behind
 * @param latency whether each combination has {@link Plan#LATENCY_FORKS} more forks, which time
 *     each job by itself
 * @param cleanUp what the fork that inspects checks once its pool is closed
 * @param seed decides the order of pools and job counts
 */
public record Settings(
    List<PoolSpec> pools,
    WorkloadSpec workload,
    List<Dispatch> dispatches,
    List<Integer> jobCounts,
    List<Integer> threads,
    int processes,
    int forks,
    Stopping stopping,
    int iterations,
    Duration iterationTime,
    Duration warmUpTime,
    Duration timeout,
    Isolation isolation,
    List<Jdk> jdks,
    List<String> jvmArgs,
    boolean inspect,
    boolean latency,
    CleanUpSettings cleanUp,
    long seed) {

  /**
   * Copies what it is given.
   *
   * @param pools the pools to compare, as they were named
   * @param workload what the jobs do
   * @param dispatches the ways of handing jobs over
   * @param jobCounts the steps of the ladder, ascending
   * @param threads the numbers of workers of pools whose workers are threads
   * @param processes the number of workers of pools whose workers are processes
   * @param forks how many forks each pool has under each combination of the rest: the blocks; the
   *     most, if the run may stop before
   * @param stopping when the run may stop before
   * @param iterations how many measurement iterations each job count has in a fork
   * @param iterationTime about how long an iteration lasts at least, by repeating its job set
   * @param warmUpTime the most the warm-up of a series lasts
   * @param timeout how long a phase may go on without a job being done
   * @param isolation where series are measured
   * @param jdks the JDKs to measure on
   * @param jvmArgs the arguments of every fork's JVM
   * @param inspect whether each combination has one more fork, which climbs the ladder and checks
   *     what the pool leaves behind
   * @param latency whether each combination has {@link Plan#LATENCY_FORKS} more forks, which time
   *     each job by itself
   * @param cleanUp what the fork that inspects checks once its pool is closed
   * @param seed decides the order of pools and job counts
   */
  public Settings {
    pools = List.copyOf(pools);
    dispatches = List.copyOf(dispatches);
    jobCounts = List.copyOf(jobCounts);
    threads = List.copyOf(threads);
    jdks = List.copyOf(jdks);
    jvmArgs = List.copyOf(jvmArgs);
  }
}
