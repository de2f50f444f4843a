package dev.poolbench.core.report;

import dev.poolbench.core.memory.Figure;

/**
 * Holds what an open pool keeps after a step of the ladder, in the fork that climbs it.
 *
 * @param jobs the job count of the step
 * @param jobsSoFar how many jobs the pool has done since it was opened
 * @param liveHeap what is live once garbage was collected, in bytes
 */
public record Climb(int jobs, long jobsSoFar, Figure liveHeap) {}
