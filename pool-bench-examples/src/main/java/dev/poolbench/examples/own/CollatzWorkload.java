package dev.poolbench.examples.own;

import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.util.List;

/**
 * Counts the steps from a number to 1, where an even number is halved and an odd one tripled and
 * increased by one: work on the processor, of uneven length.
 */
public final class CollatzWorkload implements Workload {
  private static final Option<Integer> FROM =
      Option.integer("from", 1, 1, 1_000_000, "the number that job 0 begins at").positional();

  private long from = 1;

  /** Makes the workload; each fork makes its own. */
  public CollatzWorkload() {}

  @Override
  public String id() {
    return "collatz";
  }

  @Override
  public String describe() {
    return "counts the steps of a Collatz sequence: up to some microseconds, on the processor";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FROM);
  }

  @Override
  public void open(Options options) {
    from = options.get(FROM);
  }

  @Override
  public double run(long job) {
    int steps = 0;
    for (long number = from + job; number > 1; steps++) {
      number = number % 2 == 0 ? number / 2 : 3 * number + 1;
    }
    return steps;
  }
}
