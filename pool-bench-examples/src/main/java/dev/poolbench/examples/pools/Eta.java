package dev.poolbench.examples.pools;

import dev.poolbench.core.page.Variant;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Estimates what a run still takes from what its series took so far: that of the same variant where
 * there was one, else the mean of all. A variant that was passed over is taken to be passed over
 * again.
 */
final class Eta {
  private final LongSupplier clock;
  private final List<SeriesPlan> plan;
  private final Map<Variant, LongSummaryStatistics> taken = new HashMap<>();
  private final double first;
  private int next;
  private long since;

  Eta(Plan plan, LongSupplier clock) {
    this.clock = clock;
    this.plan = plan.series();
    this.first = (double) plan.estimate().toNanos() / Math.max(1, plan.series().size());
    this.since = clock.getAsLong();
  }

  synchronized void started(SeriesPlan series) {
    while (next < series.number() - 1) {
      statistics(plan.get(next++)).accept(0);
    }
    since = clock.getAsLong();
  }

  /** Takes the end of the series that was started last, and returns how long it took. */
  synchronized Duration ended(SeriesPlan series) {
    long nanos = clock.getAsLong() - since;
    statistics(series).accept(nanos);
    next = series.number();
    since = clock.getAsLong();
    return Duration.ofNanos(nanos);
  }

  synchronized Duration remaining() {
    double left =
        next < plan.size() ? Math.max(0, cost(plan.get(next)) - (clock.getAsLong() - since)) : 0;
    for (SeriesPlan series : plan.subList(Math.min(next + 1, plan.size()), plan.size())) {
      left += cost(series);
    }
    return Duration.ofNanos((long) left);
  }

  private double cost(SeriesPlan series) {
    LongSummaryStatistics own = taken.get(Variant.of(series));
    return own != null ? own.getAverage() : mean(taken.values());
  }

  private double mean(Collection<LongSummaryStatistics> all) {
    return all.stream()
        .filter(one -> one.getMax() > 0)
        .mapToDouble(LongSummaryStatistics::getAverage)
        .average()
        .orElse(first);
  }

  private LongSummaryStatistics statistics(SeriesPlan series) {
    return taken.computeIfAbsent(Variant.of(series), key -> new LongSummaryStatistics());
  }
}
