package dev.poolbench.adapters.http;

import dev.poolbench.api.Option;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is how long the server waits before it answers a job: a constant, or a logarithmic normal
 * distribution given by its median and by the standard deviation of the logarithm.
 *
 * <p>A job has the same delay in every run, for it is drawn from the job's number: no pool has
 * better luck than another.
 *
 * @param medianNanos the median, in nanoseconds
 * @param sigma the standard deviation of the natural logarithm; 0 for a constant
 * @param text the textual form
 */
record Delay(long medianNanos, double sigma, String text) {
  static final String ACCEPTED =
      "0, a time such as 10ms, or lognormal(MEDIAN,SIGMA), as in"
          + " lognormal(10ms,0.5) with a sigma of 0 to 3";

  private static final double MOST_SIGMA = 3;
  private static final Duration MOST = Duration.ofHours(1);
  private static final Option<Duration> TIME = Option.duration("delay", "0", "");
  private static final Pattern LOG_NORMAL =
      Pattern.compile("lognormal\\(\\s*([^,\\s]+)\\s*,\\s*(\\d+(?:\\.\\d+)?)\\s*\\)");

  static Delay parse(String text) {
    Matcher logNormal = LOG_NORMAL.matcher(text);
    if (!logNormal.matches()) {
      return new Delay(nanos(text), 0, text);
    }
    double sigma = Double.parseDouble(logNormal.group(2));
    if (sigma > MOST_SIGMA) {
      throw new IllegalArgumentException(text);
    }
    return new Delay(nanos(logNormal.group(1)), sigma, text);
  }

  private static long nanos(String text) {
    Duration time = TIME.parse(text);
    if (time.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(text);
    }
    return time.toNanos();
  }

  /** Returns the delay of a job, in nanoseconds. */
  long nanosOf(long job) {
    if (sigma == 0) {
      return medianNanos;
    }
    double gaussian = new SplittableRandom(job).nextGaussian();
    return Math.round(Math.min((double) MOST.toNanos(), medianNanos * Math.exp(sigma * gaussian)));
  }

  @Override
  public String toString() {
    return text;
  }
}
