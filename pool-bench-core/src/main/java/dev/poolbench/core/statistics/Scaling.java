package dev.poolbench.core.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Describes how something grows with the number of jobs: a fixed part and a part for each job.
 *
 * <p>Each fork is fitted by itself, by a line through medians of slopes (Sievers, 1978), and what
 * is shown is the median over the forks with its interval, as {@link Summary} has it. Whether it is
 * a line at all is told from how far the steps between the first and the last lie from the line
 * between these two: the median over the steps of the logarithm of their ratio for each fork, then
 * over the forks the estimate and interval of Hodges and Lehmann (1963), as in {@link
 * PairedComparison}.
 *
 * @param fixed the fixed part, over the forks; may be negative within its noise
 * @param perJob the part for each job, over the forks
 * @param bend how far the steps in the middle lie from the line between the ends, such as 1.2 for
 *     20 % above it
 * @param growth what that comes to: not {@link Growth#LINEAR} only if the whole interval lies
 *     further from the line than the threshold; empty if there are too few forks or steps
 * @param reason why nothing is said of the growth, beginning with "not available"; empty if
 *     something is
 */
public record Scaling(
    Summary fixed, Summary perJob, PairedComparison bend, Optional<Growth> growth, String reason) {

  /** The fewest steps of the ladder, that of no jobs left out, that a line is fitted to. */
  public static final int FEWEST_STEPS = 3;

  /**
   * Describes the growth of values whose noise grows with them, such as times.
   *
   * @param jobs the steps of the ladder, ascending, each above 0
   * @param forks the values of each fork, above 0, one a step
   * @param threshold from which distance on it matters that it is not a line, such as 0.05
   * @return the description
   * @throws IllegalArgumentException if there are fewer than {@link #FEWEST_STEPS}, no fork, or the
   *     threshold is not accepted
   */
  public static Scaling ofTimes(double[] jobs, List<double[]> forks, double threshold) {
    return of(jobs, forks, threshold, forks.stream().map(y -> Line.relative(jobs, y)).toList());
  }

  /**
   * Describes the growth of values whose noise is the same at any number of jobs, such as memory.
   *
   * @param jobs the steps of the ladder, ascending
   * @param forks the values of each fork, above 0, one a step
   * @param threshold from which distance on it matters that it is not a line, such as 0.05
   * @return the description
   * @throws IllegalArgumentException if there are fewer than {@link #FEWEST_STEPS}, no fork, or the
   *     threshold is not accepted
   */
  public static Scaling ofAmounts(double[] jobs, List<double[]> forks, double threshold) {
    return of(jobs, forks, threshold, forks.stream().map(y -> Line.absolute(jobs, y)).toList());
  }

  private static Scaling of(
      double[] jobs, List<double[]> forks, double threshold, List<Line> lines) {
    if (jobs.length < FEWEST_STEPS) {
      throw new IllegalArgumentException(
          "jobs: there are %d steps; accepted are at least %d"
              .formatted(jobs.length, FEWEST_STEPS));
    }
    double[] bends = forks.stream().mapToDouble(y -> bend(jobs, y)).toArray();
    PairedComparison bend =
        PairedComparison.of(List.of(bends), PairedComparison.ERROR, threshold, 1).get(0);
    return new Scaling(
        Summary.of(lines.stream().mapToDouble(Line::fixed).toArray()),
        Summary.of(lines.stream().mapToDouble(Line::perUnit).toArray()),
        bend,
        bend.verdict().map(Scaling::growth),
        bend.reason().replace("blocks", "forks"));
  }

  private static double bend(double[] jobs, double[] y) {
    int last = jobs.length - 1;
    double[] apart = new double[last - 1];
    for (int i = 1; i < last; i++) {
      double share = (jobs[i] - jobs[0]) / (jobs[last] - jobs[0]);
      apart[i - 1] = Math.log(y[i] / (y[0] + share * (y[last] - y[0])));
    }
    return Summary.median(apart);
  }

  private static Growth growth(RatioVerdict bend) {
    return switch (bend) {
      case LOWER -> Growth.FASTER;
      case HIGHER -> Growth.SLOWER;
      case NO_PRACTICAL_DIFFERENCE -> Growth.LINEAR;
      case SLIGHTLY_LOWER, SLIGHTLY_HIGHER, TOO_NOISY_TO_TELL -> Growth.TOO_NOISY_TO_TELL;
    };
  }
}
