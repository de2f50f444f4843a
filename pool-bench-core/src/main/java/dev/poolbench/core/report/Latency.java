package dev.poolbench.core.report;

/**
 * Holds how long each job of a job count waited and took in one fork, all iterations together.
 *
 * @param jobs the job count
 * @param waiting from before the job, or the chunk or bulk that it was in, was handed over until it
 *     was started
 * @param service from then until it was done
 */
public record Latency(int jobs, Distribution waiting, Distribution service) {}
