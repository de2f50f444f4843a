package dev.poolbench.core.cleanup;

import dev.poolbench.core.cleanup.CleanUpTrends.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
      return Figure.of(Math.min(first, Histogram.take().total()));
    } catch (Diagnostics.Unavailable e) {
      return Figure.unavailable(String.valueOf(e.getMessage()));
    }
  }

  private static Trend trend(List<Round> made, Function<Round, Figure> reading, long tolerance) {
    if (made.size() < LEAST) {
      return Trend.notChecked(
          "needs at least %d rounds; there were %d".formatted(LEAST, made.size()), tolerance);
    }
    List<Figure> figures = made.stream().map(reading).toList();
    Optional<Figure> missing =
        figures.stream().filter(figure -> figure.value().isEmpty()).findFirst();
    if (missing.isPresent()) {
      return Trend.notChecked(missing.get().unavailable(), tolerance);
    }
    return Trend.of(
        TheilSen.slope(
            figures.stream()
                .skip(made.size() / 4)
                .map(figure -> figure.value().getAsLong())
                .toList()),
        tolerance);
  }
}
