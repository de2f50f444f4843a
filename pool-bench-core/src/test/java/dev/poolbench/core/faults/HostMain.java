package dev.poolbench.core.faults;

import dev.poolbench.core.PoolBench;

/** Is a host that measures for a long time, to be killed meanwhile. */
public final class HostMain {
  private HostMain() {}

  public static void main(String[] args) {
    PoolBench.compare(Faults.Sound.class.getName())
        .workload(Faults.Slow.class.getName())
        .jobs(100_000)
        .workers(2)
        .inspect(false)
        .run();
  }
}
