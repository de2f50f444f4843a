package dev.poolbench.core.cleanup;

import dev.poolbench.core.cleanup.CleanUpTrends.Round;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.statistics.TheilSen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs code again and again and reads the memory after each round. */
final class Rounds {
  private static final int LEAST = 20;
  private static final int MOST = 2_000;

  private Rounds() {}

  static CleanUpTrends run(int rounds, CleanUp.Block block, TrendSettings settings)
      throws Exception {
    if (rounds < 1 || rounds > MOST) {
      throw new IllegalArgumentException(
          "rounds %d: accepted is 1 to %,d, and at least %d for a verdict"
              .formatted(rounds, MOST, LEAST));
    }
    List<Round> made = new ArrayList<>(rounds);
    for (int i = 0; i < rounds; i++) {
      Guard guard =
          new Guard(
              steps -> steps.step("a round", block), settings.deadline(), settings.deadline());
      if (guard.run() instanceof CloseTime.Hung hung) {
        return stopped("round %d of %d: %s".formatted(i + 1, rounds, hung.what()), made, settings);
      }
      made.add(new Round(heap(), Rss.outsideHeap()));
    }
    return new CleanUpTrends(
        made,
        trend(made, Round::heap, settings.heapTolerance()),
        trend(made, Round::rss, settings.rssTolerance()));
  }

  private static CleanUpTrends stopped(String why, List<Round> made, TrendSettings settings) {
    return new CleanUpTrends(
        made,
        Trend.notChecked(why, settings.heapTolerance()),
        Trend.notChecked(why, settings.rssTolerance()));
  }

  /** Takes the lesser of two readings: each can only be too high. */
  private static Figure heap() {
    try {
      long first = Histogram.take().total();
      return Figure.bytes(Math.min(first, Histogram.take().total()), LiveHeap.SOURCE);
    } catch (Diagnostics.Unavailable e) {
      return Figure.absent(String.valueOf(e.getMessage()));
    }
  }

  private static Trend trend(List<Round> made, Function<Round, Figure> reading, long tolerance) {
    if (made.size() < LEAST) {
      return Trend.notChecked(
          "needs at least %d rounds; there were %d".formatted(LEAST, made.size()), tolerance);
    }
    List<Figure> figures = made.stream().map(reading).toList();
    for (Figure figure : figures) {
      if (figure instanceof Figure.Absent absent) {
        return Trend.notChecked(absent.reason(), tolerance);
      }
    }
    List<Long> settled =
        figures.stream().skip(made.size() / 4).map(figure -> figure.asLong().getAsLong()).toList();
    List<Integer> rounds = IntStream.range(0, settled.size()).boxed().toList();
    return Trend.of(TheilSen.slope(rounds, settled), tolerance);
  }
}
