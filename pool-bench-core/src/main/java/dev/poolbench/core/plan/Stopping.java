package dev.poolbench.core.plan;

import dev.poolbench.core.statistics.Looks;
import dev.poolbench.core.statistics.PairedComparison;
import java.time.Duration;
import java.util.Optional;

/**
 * Says when a run has enough.
 *
 * @param untilSettled whether it ends as soon as every verdict on time is settled, rather than
 *     after the blocks that were asked for
 * @param time after what time no block is begun, if there is such a limit; it is set without regard
 *     to what comes of the run
 * @param against which pool the others are compared with
 * @param difference what difference matters, such as 0.05 for 5 %
 */
public record Stopping(
    boolean untilSettled, Optional<Duration> time, Against against, double difference) {

  /**
   * Returns what holds unless something else is asked for: all blocks, against the fastest pool, a
   * difference of 5 %.
   *
   * @return the defaults
   */
  public static Stopping defaults() {
    return new Stopping(
        false, Optional.empty(), Against.fastest(), PairedComparison.DEFAULT_THRESHOLD);
  }

  /**
   * Says when the run looks at what it has.
   *
   * @param forks the most blocks
   * @return the looks, which share the permitted error
   */
  public Looks looks(int forks) {
    return untilSettled ? Looks.upTo(forks) : Looks.once();
  }
}
