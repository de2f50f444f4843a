package dev.poolbench.core.plan;

import java.util.List;
import java.util.stream.IntStream;

/** Makes the job counts of a run, from 0 up. */
public final class Ladder {
  private Ladder() {}

  /**
   * Makes equal steps from 0 to exactly {@code most}.
   *
   * @param most the last job count, at least 1
   * @param steps how many steps there are after 0, at least 1
   * @return at most {@code steps + 1} different counts, ascending
   * @throws IllegalArgumentException if a number is less than 1
   */
  public static List<Integer> linear(int most, int steps) {
    check(most, steps);
    return IntStream.rangeClosed(0, steps)
        .map(step -> (int) Math.round((double) most * step / steps))
        .distinct()
        .boxed()
        .toList();
  }

  /**
   * Makes steps that each multiply the count, from 0 and 1 to exactly {@code most}.
   *
   * @param most the last job count, at least 1
   * @param steps how many steps there are after 0, at least 1
   * @return at most {@code steps + 1} different counts, ascending
   * @throws IllegalArgumentException if a number is less than 1
   */
  public static List<Integer> geometric(int most, int steps) {
    check(most, steps);
    IntStream powers =
        steps == 1
            ? IntStream.of(most)
            : IntStream.range(0, steps)
                .map(step -> (int) Math.round(Math.pow(most, (double) step / (steps - 1))));
    return IntStream.concat(IntStream.of(0), powers).distinct().boxed().toList();
  }

  private static void check(int most, int steps) {
    if (most < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "ladder to %d in %d steps: accepted is at least 1 for each".formatted(most, steps));
    }
  }
}
