package dev.poolbench.core.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Says what came of comparing a report with a baseline. */
public sealed interface BaselineComparison {

  /**
   * The comparison was made.
   *
   * @param measured when the baseline was measured
   * @param changes a change for each cell that both have, small or none as it may be
   * @param pools a change of the time of each pool that both have, with a verdict where there are
   *     enough forks
   * @param added the cells that the baseline does not have, in words
   * @param missing the cells of the baseline that were not measured, in words
   */
  record Compared(
      Instant measured,
      List<Change> changes,
      List<PoolChange> pools,
      List<String> added,
      List<String> missing)
      implements BaselineComparison {
    /**
     * Copies the lists.
     *
     * @param measured when the baseline was measured
     * @param changes a change for each cell that both have
     * @param pools a change of each pool that both have
     * @param added the cells that the baseline does not have
     * @param missing the cells of the baseline that were not measured
     */
    public Compared {
      changes = List.copyOf(changes);
      pools = List.copyOf(pools);
      added = List.copyOf(added);
      missing = List.copyOf(missing);
    }
  }

  /**
   * The baseline was written anew, as was asked for.
   *
   * @param path the file
   */
  record Updated(Path path) implements BaselineComparison {}

  /**
   * The comparison would say nothing.
   *
   * @param reason why, and what can be done
   */
  record Refused(String reason) implements BaselineComparison {}
}
