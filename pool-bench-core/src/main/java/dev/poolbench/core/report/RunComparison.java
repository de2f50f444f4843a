package dev.poolbench.core.report;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says what has changed since an earlier run. The two were not measured close to each other: a
 * drift of the machine between them is in every ratio, and no method can take it out.
 *
 * @param then when the earlier run ended
 * @param now when the later run ended
 * @param differences what the runs differ in and should not, such as the machine, the JDK or the
 *     plan, in words; empty if they can be compared
 * @param changes a change for each metric and each pool that both have
 * @param worse what went wrong now and did not then, in words: cells that fail, what is left
 *     behind, pools that are no longer available
 * @param better what went wrong then and does not now, in words
 * @param added the pools that only the later run has, in words
 * @param missing the pools that only the earlier run has, in words
 */
public record RunComparison(
    Instant then,
    Instant now,
    List<String> differences,
    List<PoolChange> changes,
    List<String> worse,
    List<String> better,
    List<String> added,
    List<String> missing) {

  /**
   * Copies the lists.
   *
   * @param then when the earlier run ended
   * @param now when the later run ended
   * @param differences what the runs differ in and should not
   * @param changes a change for each metric and each pool that both have
   * @param worse what went wrong now and did not then
   * @param better what went wrong then and does not now
   * @param added the pools that only the later run has
   * @param missing the pools that only the earlier run has
   */
  public RunComparison {
    differences = List.copyOf(differences);
    changes = List.copyOf(changes);
    worse = List.copyOf(worse);
    better = List.copyOf(better);
    added = List.copyOf(added);
    missing = List.copyOf(missing);
  }

  /**
   * Tells whether the two runs are of the same machine, JDK and plan, without which what has
   * changed says nothing of the pools.
   *
   * @return whether there are no {@link #differences}
   */
  public boolean isComparable() {
    return differences.isEmpty();
  }

  /**
   * Tells whether anything is worse, {@linkplain #isComparable() comparable or not}: a pool takes
   * more by a verdict, or something went wrong that did not before.
   *
   * @return whether there is anything; where all is too noisy to tell there is not
   */
  public boolean isWorse() {
    return !worse.isEmpty() || changes.stream().anyMatch(PoolChange::isWorse);
  }

  /**
   * Returns the changes of time of which nothing can be said.
   *
   * @return those without a verdict, and those that are too noisy to tell
   */
  public List<PoolChange> undecided() {
    return of(Metric.TIME).filter(PoolChange::isUndecided).toList();
  }

  /**
   * Returns the changes of a metric.
   *
   * @param metric the metric
   * @return a change for each pool that both runs have
   */
  public Stream<PoolChange> of(Metric metric) {
    return changes.stream().filter(change -> change.metric() == metric);
  }
}
