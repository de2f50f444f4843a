package dev.poolbench.examples.verdicts;

import dev.poolbench.adapters.workload.SpinWorkload;
import dev.poolbench.api.Options;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.PoolBench;
import java.util.Arrays;

/**
 * Holds what is compared: a pool, the same once more, and those with a tenth and with three tenths
 * more work a job.
 *
 * @param workload what a job does
 * @param jobs how many jobs
 * @param workers how many workers
 * @param extra the steps of the tenth, 0 if there is no such pool
 */
record Subjects(String workload, int jobs, int workers, int extra) {
  static final String A = "a";
  static final String SAME = "same";
  static final String MORE = "more";
  static final String MUCH = "much";

  /** Returns those of {@code spin}, calibrated here, or of {@code sqrt} on 50 workers. */
  static Subjects of(String kind) throws Exception {
    if (kind.equals("sqrt")) {
      return new Subjects("sqrt", 8_192, 50, 0);
    }
    SpinWorkload spin = new SpinWorkload();
    Options options = Options.of(spin, WorkloadSpec.parse("spin(10us)"));
    try (var fixture = spin.fixture(options).orElseThrow().start()) {
      int steps = Integer.parseInt(fixture.options().get("steps"));
      return new Subjects("spin(steps=%d)".formatted(steps), 1_000, 2, steps / 10);
    }
  }

  String pool(String label) {
    return "%s(label=%s,extra=%d)"
        .formatted(LabelledAdapter.class.getName(), label, tenths(label) * extra);
  }

  private static int tenths(String label) {
    return switch (label) {
      case MORE -> 1;
      case MUCH -> 3;
      default -> 0;
    };
  }

  /** Returns a run that is as a user's would be, but for how short it is. */
  PoolBench bench(String... labels) {
    return PoolBench.compare(Arrays.stream(labels).map(this::pool).toArray(String[]::new))
        .workload(workload)
        .jobs(jobs)
        .workers(workers)
        .iterations(3)
        .inspect(false);
  }
}
