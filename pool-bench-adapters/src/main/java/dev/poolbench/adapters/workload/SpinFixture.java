package dev.poolbench.adapters.workload;

import dev.poolbench.api.Fixture;
import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Measures how many steps of {@link Spin} take a time. */
final class SpinFixture implements Fixture {
  static final Option<Long> STEPS =
      Option.of(
          "steps",
          "0",
          "a whole number of at least 0",
          "how many steps a job computes; 0 has them measured once a run, from the time",
          SpinFixture::atLeastNone);

  private final Duration time;

  private SpinFixture(Duration time) {
    this.time = time;
  }

  private static Long atLeastNone(String text) {
    long steps = Long.parseLong(text);
    if (steps < 0) {
      throw new IllegalArgumentException(text);
    }
    return steps;
  }

  static Optional<Fixture> of(Options options, Option<Duration> time) {
    return options.get(STEPS) > 0 || options.get(time).isZero()
        ? Optional.empty()
        : Optional.of(new SpinFixture(options.get(time)));
  }

  /** Returns the steps of a job, measured here if nobody has done so. */
  static long steps(Options options, Option<Duration> time) {
    long given = options.get(STEPS);
    if (given > 0) {
      return given;
    }
    return options.get(time).isZero() ? 0 : Spin.stepsFor(options.get(time));
  }

  @Override
  public Running start() {
    String steps = Long.toString(Spin.stepsFor(time));
    return new Running() {
      @Override
      public Map<String, String> options() {
        return Map.of(STEPS.name(), steps);
      }

      @Override
      public Map<String, String> facts() {
        return Map.of("steps", "%s steps for %d ns of computing".formatted(steps, time.toNanos()));
      }

      @Override
      public boolean isDone() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
