package dev.poolbench.core.report;

import dev.poolbench.core.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
    List<Series> series) {

  /** Names the form of the data that this version writes. */
  public static final String SCHEMA = "pool-bench-report/1";

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
