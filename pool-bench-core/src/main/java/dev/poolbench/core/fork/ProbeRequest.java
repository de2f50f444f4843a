package dev.poolbench.core.fork;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import java.util.List;

/**
 * Asks a JVM what it is, which pools it can open, and what the results of jobs add up to.
 *
 * @param pools the pools, as they are in the plan
 * @param workload what the jobs do
 * @param jobCounts the job counts to add up the results for
 */
public record ProbeRequest(List<PoolSpec> pools, WorkloadSpec workload, List<Integer> jobCounts) {}
