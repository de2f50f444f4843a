package dev.poolbench.adapters.workload;

import dev.poolbench.api.Fixture;
import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Computes, waits, and computes again, as a job does that asks another machine: {@code
 * mixed(cpu=50us,wait=5ms)}.
 */
public final class MixedWorkload implements Workload {
  private static final Option<Duration> CPU =
      Option.duration(
          "cpu", "50us", "how long a job computes, half before and half after it waits");
  private static final Option<Duration> WAIT =
      Option.duration("wait", "5ms", "how long it waits between");

  private long steps = 2;
  private Duration wait = Duration.ofMillis(5);

  /** Makes the workload. */
  public MixedWorkload() {}

  @Override
  public String id() {
    return "mixed";
  }

  @Override
  public String describe() {
    return "computes, waits, and computes again";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CPU, WAIT, SpinFixture.STEPS);
  }

  @Override
  public Optional<Fixture> fixture(Options options) {
    return SpinFixture.of(options, CPU);
  }

  @Override
  public void open(Options options) {
    steps = SpinFixture.steps(options, CPU);
    wait = options.get(WAIT);
  }

  @Override
  public double run(long job) throws InterruptedException {
    double before = Spin.run(job, steps / 2);
    Waiting.atLeast(wait);
    return before + Spin.run(job + 1, steps - steps / 2);
  }

  @Override
  public double expected(long job) {
    return Spin.run(job, steps / 2) + Spin.run(job + 1, steps - steps / 2);
  }
}
