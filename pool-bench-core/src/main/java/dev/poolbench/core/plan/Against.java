package dev.poolbench.core.plan;

import dev.poolbench.api.PoolSpec;
import java.util.Optional;

/**
 * Names the pool that the others are compared with.
 *
 * @param kind how it is found
 * @param pool the pool, if it is named
 */
public record Against(Kind kind, Optional<PoolSpec> pool) {

  /** Says how the pool is found that the others are compared with. */
  public enum Kind {
    /** It is named. */
    NAMED,
    /** It is the first of those that were compared and could be measured. */
    FIRST,
    /**
     * It is the one that took least, which is found by the same data: the comparisons are then
     * corrected for all pairs of pools, and take more blocks.
     */
    FASTEST
  }

  /**
   * Names a pool. One that was measured with several numbers of workers stands for all of them:
   * each other pool is compared with the one that has as many workers, or else with the first.
   *
   * @param pool in its textual form, with as many options as tell it from the others, {@code
   *     workers} among them
   * @return what stands for it
   * @throws IllegalArgumentException if the text does not have that form
   */
  public static Against pool(String pool) {
    return new Against(Kind.NAMED, Optional.of(PoolSpec.parse(pool)));
  }

  /**
   * Takes the first pool.
   *
   * @return what stands for it
   */
  public static Against first() {
    return new Against(Kind.FIRST, Optional.empty());
  }

  /**
   * Takes the pool that took least.
   *
   * @return what stands for it
   */
  public static Against fastest() {
    return new Against(Kind.FASTEST, Optional.empty());
  }

  /**
   * Tells whether a pool of a plan is one that is named.
   *
   * @param planned the pool, with all its options
   * @param workers how many workers it has
   * @return whether it is
   */
  public boolean names(PoolSpec planned, int workers) {
    return pool.filter(named -> named.names(planned, workers)).isPresent();
  }

  /**
   * Checks that the pool, if one is named, is among those of a plan.
   *
   * @param plan the plan
   * @throws IllegalArgumentException if it is not
   */
  public void check(Plan plan) {
    if (pool.isPresent()
        && plan.series().stream().noneMatch(one -> names(one.pool(), one.workers()))) {
      throw new IllegalArgumentException(
          "against '%s': is not one of the pools; accepted are first, fastest and %s"
              .formatted(
                  this,
                  plan.series().stream()
                      .map(one -> one.pool() + " with " + one.workers() + " workers")
                      .distinct()
                      .sorted()
                      .toList()));
    }
  }

  /** Returns {@code first}, {@code fastest} or the pool. */
  @Override
  public String toString() {
    return pool.map(PoolSpec::toString).orElse(kind == Kind.FIRST ? "first" : "fastest");
  }
}
