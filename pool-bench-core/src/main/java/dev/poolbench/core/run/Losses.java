package dev.poolbench.core.run;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Failure;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Series;
import dev.poolbench.core.report.Unavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows what is not worth measuring any more.
 *
 * <p>A pool that cannot be had, or that refuses a dispatch, is not tried again; nor is a job count
 * that has failed, for the cell is lost and what is left of the time belongs to the others.
 */
final class Losses {
  private record Combination(Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch) {
    static Combination of(SeriesPlan plan) {
      return new Combination(plan.jdk(), plan.pool(), plan.workers(), plan.dispatch());
    }
  }

  private final Map<Combination, Set<Integer>> failed = new HashMap<>();
  private final List<Unavailable> unavailable = new ArrayList<>();

  /** Takes which pools a JDK cannot have, and why. */
  void cannotBeHad(Jdk jdk, Map<PoolSpec, String> reasons) {
    reasons.forEach(
        (pool, reason) -> unavailable.add(new Unavailable(jdk, pool, Optional.empty(), reason)));
  }

  /** Takes what a series has shown to be lost. */
  void learn(Series made) {
    SeriesPlan plan = made.plan();
    made.refusal()
        .ifPresent(
            reason ->
                unavailable.add(
                    new Unavailable(
                        plan.jdk(), plan.pool(), Optional.of(plan.dispatch()), reason)));
    failed.computeIfAbsent(Combination.of(plan), key -> new HashSet<>()).addAll(jobCounts(made));
  }

  /** Returns what is worth measuring of a series, if anything is. */
  Optional<SeriesPlan> remaining(SeriesPlan next) {
    Set<Integer> lost = failed.getOrDefault(Combination.of(next), Set.of());
    List<Integer> jobCounts =
        next.jobCounts().stream().filter(count -> !lost.contains(count)).toList();
    return jobCounts.isEmpty() || unavailable.stream().anyMatch(known -> isOf(known, next))
        ? Optional.empty()
        : Optional.of(next.with(jobCounts));
  }

  /** Tells whether no block to come can have figures of both pools. */
  boolean isLost(Comparison one, List<Integer> jobCounts) {
    Set<Integer> either = new HashSet<>();
    either.addAll(lost(one.jdk(), one.pool(), one.workers(), one.dispatch()));
    either.addAll(lost(one.jdk(), one.baseline(), one.baselineWorkers(), one.dispatch()));
    return jobCounts.stream().filter(jobs -> jobs > 0).allMatch(either::contains);
  }

  private Set<Integer> lost(Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch) {
    return failed.getOrDefault(new Combination(jdk, pool, workers, dispatch), Set.of());
  }

  List<Unavailable> unavailable() {
    return List.copyOf(unavailable);
  }

  private static boolean isOf(Unavailable known, SeriesPlan next) {
    return known.jdk().equals(next.jdk())
        && known.pool().equals(next.pool())
        && known.dispatch().map(next.dispatch()::equals).orElse(true);
  }

  /** Returns the job counts at which a series has failed. */
  static Set<Integer> jobCounts(Series made) {
    Set<Integer> counts = new HashSet<>();
    for (Measurement measurement : made.measurements()) {
      if (!measurement.counts().isClean()) {
        counts.add(measurement.jobs());
      }
    }
    for (Failure failure : made.failures()) {
      switch (failure.phase()) {
        case START, OPEN, FIRST_JOB -> counts.addAll(made.plan().jobCounts());
        case WARM_UP, RUN -> failure.jobs().ifPresent(counts::add);
        case CLOSE -> {}
      }
    }
    return counts;
  }
}
