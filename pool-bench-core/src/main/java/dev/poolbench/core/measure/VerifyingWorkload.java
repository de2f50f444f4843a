package dev.poolbench.core.measure;

import dev.poolbench.api.Workload;
import dev.poolbench.core.report.JobError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the result of each job, to name the wrong ones once a checksum has told that there are
 * any; never used while time is taken.
 */
final class VerifyingWorkload implements Workload {
  private final Workload workload;
  private int wrong;
  private @Nullable JobError first;

  VerifyingWorkload(Workload workload) {
    this.workload = workload;
  }

  @Override
  public double run(long job) throws Exception {
    double result = workload.run(job);
    check(job, result);
    return result;
  }

  void check(long job, double result) {
    double expected;
    try {
      expected = workload.expected(job);
    } catch (Exception e) {
      throw new IllegalStateException("what job %d should return cannot be told".formatted(job), e);
    }
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(result)) {
      synchronized (this) {
        wrong++;
        if (first == null) {
          first =
              JobError.of(
                  job,
                  new WrongResultException(
                      "returned %s where %s was expected".formatted(result, expected)));
        }
      }
    }
  }

  synchronized int wrong() {
    return wrong;
  }

  synchronized Optional<JobError> first() {
    return Optional.ofNullable(first);
  }
}
