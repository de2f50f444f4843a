package com.acme.pools;

import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;

/**
 * Adds up the numbers below that of the job.
 *
 * <p>It can be opened in its module only: so a fork proves that it is there.
 */
public final class AcmeSum implements Workload {
  @Override
  public String id() {
    return "acme-sum";
  }

  @Override
  public void open(Options options) {
    Module module = getClass().getModule();
    if (!"com.acme.pools".equals(module.getName())) {
      throw new IllegalStateException("this is " + module);
    }
  }

  @Override
  public double run(long job) {
    long sum = 0;
    for (long number = 0; number < job; number++) {
      sum += number;
    }
    return sum;
  }
}
