package dev.poolbench.core.cleanup;

import dev.poolbench.core.cleanup.CleanUpTrends.Round;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.statistics.TheilSen;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs code again and again and reads the memory after each round. */
final class Rounds {
  private static final int WARM_UP = 20;
  private static final int LEAST = 20;
  private static final int MOST = 2_000;
  private static final int FIRST_READINGS = 30;

  private Rounds() {}

  static CleanUpTrends run(int rounds, CleanUp.Block block, TrendSettings settings)
      throws Exception {
    if (rounds < 1 || rounds > MOST) {
      throw new IllegalArgumentException(
          "rounds %d: accepted is 1 to %,d, and at least %d for a verdict"
              .formatted(rounds, MOST, LEAST));
    }
    for (int i = 0; i < FIRST_READINGS; i++) {
      read();
    }
    List<Round> warmUp = new ArrayList<>();
    List<Round> made = new ArrayList<>();
    Optional<String> obstacle = run("warm-up round", WARM_UP, block, settings, warmUp);
    if (obstacle.isEmpty()) {
      obstacle = run("round", rounds, block, settings, made);
    }
    return new CleanUpTrends(
        warmUp,
        made,
        trend(made, obstacle, Round::heap, settings.heapTolerance()),
        trend(
            made,
            obstacle.or(Rounds::growingCollector),
            Round::rss,
            settings.rssTolerance(rounds)));
  }

  /** Runs the rounds, and tells if one hung: then there is no point in running more. */
  private static Optional<String> run(
      String name, int rounds, CleanUp.Block block, TrendSettings settings, List<Round> made)
      throws Exception {
    for (int i = 0; i < rounds; i++) {
      Guard guard =
          new Guard(steps -> steps.step(name, block), settings.deadline(), settings.deadline());
      if (guard.run() instanceof CloseTime.Hung hung) {
        return Optional.of("%d of %d: %s".formatted(i + 1, rounds, hung.what()));
      }
      made.add(read());
    }
    return Optional.empty();
  }

  /** Was measured on JDK 17, with pools that leak nothing; on JDK 25 it is as steady as others. */
  private static Optional<String> growingCollector() {
    int version = Runtime.version().feature();
    boolean zgc =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .anyMatch(collector -> collector.getName().startsWith("ZGC"));
    return zgc && version < 21
        ? Optional.of(
            "the ZGC of JDK %d itself grows by some 300 kB a round; use another collector"
                .formatted(version))
        : Optional.empty();
  }

  private static Round read() {
    return new Round(heap(), Rss.outsideHeap());
  }

  /** Takes the lesser of two readings: each can only be too high. */
  private static Figure heap() {
    try {
      long first = Histogram.takeTotal();
      return Figure.bytes(Math.min(first, Histogram.takeTotal()), LiveHeap.SOURCE);
    } catch (Diagnostics.Unavailable e) {
      return Figure.absent(String.valueOf(e.getMessage()));
    }
  }

  private static Trend trend(
      List<Round> made,
      Optional<String> obstacle,
      Function<Round, Figure> reading,
      long tolerance) {
    if (obstacle.isPresent()) {
      return Trend.notChecked(obstacle.get(), tolerance);
    }
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
    List<Integer> rounds = IntStream.range(0, figures.size()).boxed().toList();
    List<Long> values = figures.stream().map(figure -> figure.asLong().orElseThrow()).toList();
    return Trend.of(TheilSen.slope(rounds, values), tolerance);
  }
}
