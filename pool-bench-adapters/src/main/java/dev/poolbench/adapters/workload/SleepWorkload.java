package dev.poolbench.adapters.workload;

import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.time.Duration;
import java.util.List;

/** Waits for a time, as a job does that waits for another machine: {@code sleep(5ms)}. */
public final class SleepWorkload implements Workload {
  private static final Option<Duration> TIME =
      Option.duration("time", "5ms", "how long a job waits").positional();

  private Duration time = Duration.ofMillis(5);

  /** Makes the workload. */
  public SleepWorkload() {}

  @Override
  public String id() {
    return "sleep";
  }

  @Override
  public String describe() {
    return "waits, and uses nothing";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(TIME);
  }

  @Override
  public void open(Options options) {
    time = options.get(TIME);
  }

  @Override
  public double run(long job) throws InterruptedException {
    Waiting.atLeast(time);
    return job;
  }

  @Override
  public double expected(long job) {
    return job;
  }
}
