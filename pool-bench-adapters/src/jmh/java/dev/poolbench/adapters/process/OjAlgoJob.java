package dev.poolbench.adapters.process;

/** Has the job as a static method, which is what ojAlgo takes. */
public final class OjAlgoJob {
  private OjAlgoJob() {}

  /** Does the job of the workload {@code sqrt}. */
  public static double sqrt(double job) {
    return Math.sqrt(Math.sqrt(Math.sqrt(job)));
  }
}
