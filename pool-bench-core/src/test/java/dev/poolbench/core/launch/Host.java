package dev.poolbench.core.launch;

import dev.poolbench.api.Workload;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.faults.Faults;
import dev.poolbench.core.report.Report;
import java.time.Duration;
import java.util.List;

/** Is a program of a user: measures a pool in a fork and prints what came of it. */
public final class Host {
  private Host() {}

  /** Takes the name of a pool and that of a workload, or none. */
  public static void main(String[] args) {
    Report report =
        PoolBench.compare(args.length > 0 ? args[0] : Faults.Sound.class.getName())
            .workload(args.length > 1 ? args[1] : Faults.Identity.class.getName())
            .jobs(0, 10)
            .workers(2)
            .forks(1)
            .inspect(false)
            .iterations(1)
            .iterationTime(Duration.ZERO)
            .warmUpTime(Duration.ZERO)
            .jvmArgs(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
            .run();
    System.out.printf(
        "measured %d of %d cells, problems %s%n",
        report.cells().stream().filter(cell -> cell.nanosPerJobSet().isPresent()).count(),
        report.cells().size(),
        report.problems());
    System.out.println("flags of the fork: " + report.jdks().get(0).facts().get("flags"));
  }

  /** Can be opened only where {@code java.lang} is open to it. */
  public static final class NeedsOpenJavaLang implements Workload {
    @Override
    public void open(dev.poolbench.api.Options options) throws Exception {
      String.class.getDeclaredField("value").setAccessible(true);
    }

    @Override
    public double run(long job) {
      return job;
    }
  }
}
