package dev.poolbench.core.report;

import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what came of a run: everything raw, each fork and each iteration in nanoseconds, and what
 * it was measured on.
 *
 * @param schema the form of this data: {@link #SCHEMA}
 * @param started when the run began
 * @param finished when it ended
 * @param complete whether the whole plan was carried out, rather than stopped
 * @param command the command that repeats it
 * @param environment what it ran on, by name; a fact that could not be had says "not available" and
 *     why
 * @param plan what was to be measured, in its order
 * @param jdks what each JDK told of itself
 * @param fixture what the fixture of the workload told, if it has one
 * @param unavailable the pools that could not be measured, and why
 * @param series what was measured, in the order of the plan
 * @param noted what about the machine may have moved the figures, as noted while the run went on
 */
public record Report(
    String schema,
    Instant started,
    Instant finished,
    boolean complete,
    String command,
    Map<String, String> environment,
    Plan plan,
    List<JdkFacts> jdks,
    Optional<FixtureFacts> fixture,
    List<Unavailable> unavailable,
    List<Series> series,
    List<MachineWarning> noted) {

  /** Names the form of the data that this version writes. */
  public static final String SCHEMA = "pool-bench-report/1";

  /**
   * Copies what it is given, in its order.
   *
   * @param schema the form of this data: {@link #SCHEMA}
   * @param started when the run began
   * @param finished when it ended
   * @param complete whether the whole plan was carried out, rather than stopped
   * @param command the command that repeats it
   * @param environment what it ran on, by name; a fact that could not be had says "not available"
   *     and why
   * @param plan what was to be measured, in its order
   * @param jdks what each JDK told of itself
   * @param fixture what the fixture of the workload told, if it has one
   * @param unavailable the pools that could not be measured, and why
   * @param series what was measured, in the order of the plan
   * @param noted what about the machine may have moved the figures, as noted while the run went on
   */
  public Report {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    jdks = List.copyOf(jdks);
    unavailable = List.copyOf(unavailable);
    series = List.copyOf(series);
    noted = List.copyOf(noted);
  }

  /**
   * Gathers the measurements into cells.
   *
   * @return a cell for each job count of each combination that was planned and is available, in the
   *     order of the settings, job counts ascending
   */
  public List<Cell> cells() {
    return Cells.of(this);
  }

  /**
   * Gathers what the forks had at the moments of their pools' lives.
   *
   * @return an element for each moment of each combination that was planned and is available, in
   *     the order of the settings, moments in the order of time
   */
  public List<AtMoment> atMoments() {
    return Cells.atMoments(this);
  }

  /**
   * Tells whether the pools, open and idle, keep memory for each job that they have done.
   *
   * @return a verdict for each combination that climbed the ladder, in the order of the plan
   */
  public List<Kept> kept() {
    return Climbs.of(this);
  }

  /**
   * Compares the time of the pools with a baseline, those of the same JDK and dispatch with each
   * other, by the difference that the plan says matters.
   *
   * @param against the pool that the others are compared with
   * @return a comparison for each other pool, in the order of the settings; none where the baseline
   *     has no figures
   * @throws IllegalArgumentException if a pool is named that is not in the plan
   */
  public List<Comparison> comparisons(Against against) {
    return comparisons(against, Metric.TIME, plan.settings().stopping().difference());
  }

  /**
   * Compares the pools with a baseline, those of the same JDK and dispatch with each other.
   *
   * @param against the pool that the others are compared with; the fastest is the one with the
   *     least of the metric
   * @param metric by what they are compared
   * @param difference what difference matters, such as 0.05 for 5 %
   * @return a comparison for each other pool, in the order of the settings; none where the baseline
   *     has no figures
   * @throws IllegalArgumentException if a pool is named that is not in the plan, or the difference
   *     is not above 0 and below 1
   */
  public List<Comparison> comparisons(Against against, Metric metric, double difference) {
    return comparisons(against, metric, difference, plan.settings().jobCounts());
  }

  /**
   * Compares the pools with a baseline at some steps of the ladder, those of the same JDK and
   * dispatch with each other.
   *
   * @param against the pool that the others are compared with
   * @param metric by what they are compared
   * @param difference what difference matters, such as 0.05 for 5 %
   * @param jobCounts the steps; to choose them by their results voids the permitted error
   * @return a comparison for each other pool, in the order of the settings; none where the baseline
   *     has no figures of these steps
   * @throws IllegalArgumentException if a pool is named that is not in the plan, or the difference
   *     is not above 0 and below 1
   */
  public List<Comparison> comparisons(
      Against against, Metric metric, double difference, Collection<Integer> jobCounts) {
    return Comparisons.of(this, against, metric, difference, jobCounts);
  }

  /**
   * Describes how what the pools take grows with the number of jobs.
   *
   * @param metric what grows: {@link Metric#TIME} or a peak
   * @return a description of each pool, in the order of the settings
   * @throws IllegalArgumentException if the metric does not grow with the number of jobs
   */
  public List<PoolScaling> scalings(Metric metric) {
    return Scalings.of(this, metric);
  }

  /**
   * Finds the steps of the ladder between which another pool becomes the faster of two.
   *
   * @return what was found, of any two pools of the same JDK and dispatch; empty if nothing was, or
   *     there are too few blocks for so many steps
   */
  public List<Crossover> crossovers() {
    return Crossovers.of(this);
  }

  /**
   * Rates the pools out of 5.
   *
   * @param metric by what
   * @return the ratings, the best first; empty where there are too few blocks for a verdict between
   *     any two pools, or only one pool
   */
  public List<Rating> ratings(Metric metric) {
    return Ratings.of(this, metric);
  }

  /**
   * Says in sentences what the verdicts come to: which pool takes least time and memory, or that
   * there is no clear winner, what does not grow in proportion, and where pools cross over.
   *
   * @return the sentences
   */
  public List<String> conclusions() {
    return Conclusions.of(this);
  }

  /**
   * Gathers how long jobs waited and took, if they were timed each by itself.
   *
   * @return an element for each job count above 0 of each combination, in the order of the
   *     settings, job counts ascending; empty if latency was not asked for
   */
  public List<PoolLatency> latencies() {
    return Latencies.of(this);
  }

  /**
   * Returns what about the machine may have moved the figures: what was noted while the run went
   * on, and what its results show.
   *
   * @return the warnings, each with its likely cause and what to do
   */
  public List<MachineWarning> warnings() {
    return Warnings.of(this);
  }

  /**
   * Returns what went wrong outside the measurement of a cell, or made one fail.
   *
   * @return a sentence on each, naming the pool
   */
  public List<String> problems() {
    return Cells.problems(this);
  }

  /**
   * Tells whether a cell has failed, or a series ended before its plan.
   *
   * @return whether there is any problem
   */
  public boolean hasProblems() {
    return !problems().isEmpty();
  }

  /**
   * Compares this report with an earlier one of the same machine, of which a file was committed.
   *
   * <p>A comparison of pools within this report holds on any machine, and is the better gate where
   * it says what is asked.
   *
   * @param baseline where the file is
   * @return what came of it: a comparison, a file that was written anew, or a refusal
   * @throws IOException if the file cannot be read or written
   * @throws IllegalArgumentException if the file is not such a baseline
   */
  public BaselineComparison compareTo(Baseline baseline) throws IOException {
    return baseline.compare(this);
  }

  /**
   * Compares this report with that of an earlier run, by the difference that the plan says matters.
   *
   * <p>All metrics and pools share the permitted error: that any of them is said to have changed
   * though nothing has happens in at most 5 % of comparisons. What the two runs differ in and
   * should not is told, and is for the caller to refuse.
   *
   * @param earlier the report of the earlier run
   * @return what has changed
   */
  public RunComparison changesSince(Report earlier) {
    return changesSince(earlier, plan.settings().stopping().difference());
  }

  /**
   * Compares this report with that of an earlier run.
   *
   * @param earlier the report of the earlier run
   * @param difference what difference matters, such as 0.05 for 5 %
   * @return what has changed, as {@link #changesSince(Report)} has it
   * @throws IllegalArgumentException if the difference is not above 0 and below 1
   */
  public RunComparison changesSince(Report earlier, double difference) {
    return RunComparisons.of(earlier, this, difference);
  }

  /**
   * Writes this report as JSON.
   *
   * @param path where to; an existing file is replaced
   * @throws IOException if the file cannot be written
   */
  public void write(Path path) throws IOException {
    Json.write(this, path);
  }

  /**
   * Returns this report as JSON.
   *
   * @return the text that {@link #write} writes
   */
  public String toJson() {
    return Json.toText(this);
  }

  /**
   * Reads a report that {@link #write} wrote.
   *
   * @param path the file
   * @return the report, equal to the one that was written
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the file is not such a report
   */
  public static Report read(Path path) throws IOException {
    return Json.read(path);
  }
}
