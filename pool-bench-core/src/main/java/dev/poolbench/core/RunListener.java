package dev.poolbench.core;

import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Phase;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.List;

/**
 * Is told how far a run is; its methods are called one at a time, from the library's threads.
 *
 * <p>The run waits for each, so none should take long. What one throws is logged, and the run goes
 * on; an {@link Error}, such as of an assertion, ends the run.
 */
public interface RunListener {

  /**
   * Takes the plan, before anything of it starts.
   *
   * @param plan what will be measured
   */
  default void planned(Plan plan) {}

  /**
   * Takes the beginning of a series.
   *
   * @param series the series
   */
  default void started(SeriesPlan series) {}

  /**
   * Takes the beginning of a phase of a series.
   *
   * @param series the series
   * @param phase the phase
   * @param jobs the job count, 0 for a phase that has none
   */
  default void entered(SeriesPlan series, Phase phase, int jobs) {}

  /**
   * Is told at each look of a run that stops once its verdicts are settled, before it goes on.
   *
   * @param blocks how many blocks have been made
   * @param comparisons what they come to
   */
  default void looked(int blocks, List<Comparison> comparisons) {}

  /**
   * Takes the end of a series.
   *
   * @param series what came of it
   */
  default void ended(Series series) {}

  /**
   * Takes what was measured so far, at the end of a block, when nothing is being measured: a good
   * moment to write it down, so that nothing is lost whatever happens next.
   *
   * @param report all until now, as {@link PoolBench#run} would return it if the run were stopped;
   *     not {@linkplain Report#complete() complete}, not even after the last block
   */
  default void blockEnded(Report report) {}
}
