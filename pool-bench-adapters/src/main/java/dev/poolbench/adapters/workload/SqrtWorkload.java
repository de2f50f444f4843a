package dev.poolbench.adapters.workload;

import dev.poolbench.api.Workload;

/**
 * Takes the square root of the job's number three times: {@code sqrt}.
 *
 * <p>So small a job shows what handing over costs, and little else.
 */
public final class SqrtWorkload implements Workload {

  /** Makes the workload; it has no state. */
  public SqrtWorkload() {}

  @Override
  public String id() {
    return "sqrt";
  }

  @Override
  public String describe() {
    return "takes the square root of the job's number three times: almost nothing, on the processor";
  }

  @Override
  public double run(long job) {
    return Math.sqrt(Math.sqrt(Math.sqrt((double) job)));
  }
}
