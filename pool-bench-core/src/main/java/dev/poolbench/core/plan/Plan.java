package dev.poolbench.core.plan;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.jdk.Jdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Lists every series of a run in its order.
 *
 * <p>The series are made in blocks; a block has each combination of JDK, pool, workers and dispatch
 * once, in random order, so that a drift of the machine meets all of them alike. The job counts of
 * a series are in random order too, so that count and warmth are not confounded. A last block, if
 * asked for, inspects: it climbs the ladder in ascending order instead. After it come, if asked
 * for, those that time each job by itself.
 *
 * @param settings what it was made from
 * @param series the series
 */
public record Plan(Settings settings, List<SeriesPlan> series) {
  /** How many more forks each combination has if each job is timed by itself. */
  public static final int LATENCY_FORKS = 3;

  private static final Duration START = Duration.ofMillis(300);
  private static final Duration CHECKS = Duration.ofMillis(1_500);

  private record Combination(Jdk jdk, PoolSpec pool, int workers, Dispatch dispatch) {}

  /**
   * Copies what it is given.
   *
   * @param settings what it was made from
   * @param series the series
   */
  public Plan {
    series = List.copyOf(series);
  }

  /**
   * Makes the plan.
   *
   * @param settings what to measure
   * @param catalog where the pools are looked up
   * @return the plan
   * @throws IllegalArgumentException if a pool, or an option of one, is unknown or not accepted
   */
  public static Plan of(Settings settings, Catalog catalog) {
    Set<Combination> combinations = new LinkedHashSet<>();
    for (Jdk jdk : settings.jdks()) {
      for (PoolSpec pool : settings.pools()) {
        for (PoolOptions options : resolve(pool, settings, catalog)) {
          for (Dispatch dispatch : settings.dispatches()) {
            combinations.add(new Combination(jdk, options.spec(), options.workers(), dispatch));
          }
        }
      }
    }
    Random random = new Random(settings.seed());
    List<SeriesPlan> series = new ArrayList<>();
    int last = settings.inspect() ? settings.forks() + 1 : settings.forks();
    int blocks = settings.latency() ? last + LATENCY_FORKS : last;
    for (int block = 1; block <= blocks; block++) {
      boolean latency = block > last;
      boolean inspecting = !latency && block > settings.forks();
      List<Combination> order = new ArrayList<>(combinations);
      Collections.shuffle(order, random);
      for (Combination next : order) {
        List<Integer> jobCounts = new ArrayList<>(settings.jobCounts());
        if (!inspecting) {
          Collections.shuffle(jobCounts, random);
        }
        series.add(
            new SeriesPlan(
                series.size() + 1,
                block,
                next.jdk(),
                next.pool(),
                next.workers(),
                next.dispatch(),
                inspecting,
                latency,
                List.copyOf(jobCounts)));
      }
    }
    return new Plan(settings, List.copyOf(series));
  }

  private static List<PoolOptions> resolve(PoolSpec pool, Settings settings, Catalog catalog) {
    PoolAdapter adapter = catalog.pool(pool.id());
    List<Integer> workers =
        adapter.kind() == PoolKind.PROCESSES ? List.of(settings.processes()) : settings.threads();
    return workers.stream().map(count -> PoolOptions.of(adapter, pool, count)).toList();
  }

  /**
   * Returns the pools.
   *
   * @return each once, with all its options, in the order of the series
   */
  public List<PoolSpec> pools() {
    return series.stream().map(SeriesPlan::pool).distinct().toList();
  }

  /**
   * Estimates the least time this plan takes: the start of each fork is taken as 0.3 s, its warm-up
   * as the most that is allowed, and each iteration as the least it lasts; what a fork checks that
   * inspects, as 1.5 s. Of a run that stops once its verdicts are settled it is the time until the
   * first look, and a limit of time that is shorter is the estimate.
   *
   * @return the estimate; jobs that are slow make it longer
   */
  public Duration estimate() {
    int blocks =
        settings.stopping().looks(settings.forks()).blocks().stream()
            .findFirst()
            .orElse(settings.forks());
    Duration estimate =
        series.stream()
            .filter(one -> !one.isTimed() || one.block() <= blocks)
            .map(this::estimate)
            .reduce(Duration.ZERO, Duration::plus);
    return settings.stopping().time().filter(most -> most.compareTo(estimate) < 0).orElse(estimate);
  }

  private Duration estimate(SeriesPlan one) {
    Duration step = settings.iterationTime().multipliedBy(one.jobCounts().size());
    return one.inspecting()
        ? START.plus(CHECKS).plus(step)
        : START.plus(settings.warmUpTime()).plus(step.multipliedBy(settings.iterations()));
  }
}
