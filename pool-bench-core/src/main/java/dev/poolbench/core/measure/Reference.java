package dev.poolbench.core.measure;

import dev.poolbench.api.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Holds what the results of jobs must add up to, as the plain loop finds it, outside any time that
 * is measured.
 *
 * @param checksums the checksum of the jobs of a count, by count
 * @param unchecked why counts are absent, because a job failed; empty if none is
 */
public record Reference(Map<Integer, Integer> checksums, String unchecked) {
  private static final long SECOND = 1_000_000_000L;

  /**
   * Does the jobs, each once, one after the other.
   *
   * @param workload what the jobs do, opened
   * @param jobCounts the counts to tell the checksums of
   * @param progress is called about once a second, if a job has been done meanwhile
   * @return the checksums, up to the first job that fails
   */
  public static Reference of(Workload workload, List<Integer> jobCounts, Runnable progress) {
    TreeSet<Integer> counts = new TreeSet<>(jobCounts);
    counts.add(1);
    Map<Integer, Integer> checksums = new LinkedHashMap<>();
    long told = System.nanoTime();
    int sum = 0;
    int job = 0;
    for (int count : counts) {
      for (; job < count; job++) {
        try {
          sum += Checksum.of(job, workload.expected(job));
        } catch (Throwable e) {
          return new Reference(
              checksums,
              "results of more than %d jobs are not compared, for the plain loop failed at job %d: %s"
                  .formatted(job, job, e));
        }
        if (System.nanoTime() - told > SECOND) {
          progress.run();
          told = System.nanoTime();
        }
      }
      checksums.put(count, sum);
    }
    return new Reference(checksums, "");
  }
}
