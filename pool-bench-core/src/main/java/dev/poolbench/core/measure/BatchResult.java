package dev.poolbench.core.measure;

import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.JobError;
import java.util.Optional;

/**
 * Tells what became of a batch.
 *
 * @param counts what became of its jobs
 * @param checksum of the jobs that completed
 * @param firstError what the first job that failed threw
 */
public record BatchResult(JobCounts counts, int checksum, Optional<JobError> firstError) {}
