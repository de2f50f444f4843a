package dev.poolbench.adapters.workload;

import dev.poolbench.api.Fixture;
import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Uses the processor for a time: {@code spin(10us)}. How many steps that takes is measured once a
 * run, so that all pools have the same work.
 */
public final class SpinWorkload implements Workload {
  private static final Option<Duration> TIME =
      Option.duration("time", "10us", "how long a job computes, on an idle processor").positional();

  private long steps = 1;

  /** Makes the workload. */
  public SpinWorkload() {}

  @Override
  public String id() {
    return "spin";
  }

  @Override
  public String describe() {
    return "uses the processor, calibrated once a run";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(TIME, SpinFixture.STEPS);
  }

  @Override
  public Optional<Fixture> fixture(Options options) {
    return SpinFixture.of(options, TIME);
  }

  @Override
  public void open(Options options) {
    steps = SpinFixture.steps(options, TIME);
  }

  @Override
  public double run(long job) {
    return Spin.run(job, steps);
  }
}
