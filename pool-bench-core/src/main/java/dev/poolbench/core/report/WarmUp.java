package dev.poolbench.core.report;

/**
 * Tells how a series was warmed up.
 *
 * @param iterations how many warm-up iterations were made at the largest job count
 * @param nanos how long the warm-up took, in nanoseconds
 * @param settled whether the time per job had settled when it ended, rather than its time run out
 */
public record WarmUp(int iterations, long nanos, boolean settled) {}
