package dev.poolbench.core.html;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is what the script of the page is given: text as it is to be shown, and figures in nanoseconds,
 * bytes or counts, to be shown in whatever unit fits. Variants are named by their place in {@link
 * Section#variants()}. A figure that does not exist is null, and why stands beside it.
 *
 * @param sections a report each
 * @param overall the ratings over all of them, by the names of variants
 */
record PageModel(List<Section> sections, Map<String, Double> overall) {

  /**
   * Holds a report.
   *
   * @param title what was measured, such as {@code sqrt, up to 1024 jobs}
   * @param outline how, in a line
   * @param started when, in words
   * @param notices what a reader has to know first: a run that was stopped, cells that failed
   * @param conclusions the sentences, of which there may be none
   * @param variants the pools as they were measured
   * @param jobs the job counts, ascending
   * @param ratings ratings of the pools; empty if there are none
   * @param whyNoRatings why there are none, or which pools have none; empty if all have
   * @param overview what each pool comes to at the largest job count
   * @param time what time is shown by, over the job counts
   * @param memory what memory is shown by, over the job counts
   * @param verdicts the comparisons
   * @param grids further figures, a row a pool
   * @param lines memory in the course of the life of a pool
   * @param cleanUps what was left behind
   * @param growth how the pools grow with the number of jobs
   * @param problems what went wrong
   * @param unavailable what was not measured, and why
   * @param warnings what about the machine may have moved the figures
   * @param facts what it was measured on
   * @param settings what it was asked to measure, and how
   * @param command what repeats it
   */
  record Section(
      String title,
      String outline,
      String started,
      List<String> notices,
      List<String> conclusions,
      List<Variant> variants,
      List<Integer> jobs,
      List<Rating> ratings,
      String whyNoRatings,
      Grid overview,
      List<Curves> time,
      List<Curves> memory,
      List<Verdicts> verdicts,
      List<Grid> grids,
      List<Grid> growth,
      TimeLines lines,
      List<CleanUp> cleanUps,
      List<Problem> problems,
      List<Fact> unavailable,
      List<String> warnings,
      List<Fact> facts,
      List<Fact> settings,
      String command) {}

  /** Names a variant, in full and by its parts; workers are empty where they do not tell. */
  record Variant(
      String name, String pool, String workers, String dispatch, String jdk, boolean floor) {}

  /** Rates a variant out of 5 by one metric, {@code time} or {@code space}. */
  record Rating(int variant, String metric, int place, boolean tied, double points) {}

  /** Is one figure over the job counts, a line a variant. */
  record Curves(String id, String title, String unit, String note, List<Curve> curves) {}

  /**
   * Holds a line, with an element a job count.
   *
   * @param value the medians over the forks
   * @param low the lower ends of their intervals, or the least forks
   * @param high the upper ends, or the greatest forks
   * @param sure the confidence of the interval; null where there are too few forks for one
   * @param forks how many forks were measured
   * @param why why there is no figure, by place
   */
  record Curve(
      List<@Nullable Double> value,
      List<@Nullable Double> low,
      List<@Nullable Double> high,
      List<@Nullable Double> sure,
      List<Integer> forks,
      Map<Integer, String> why) {}

  /** Is a table with a row a variant. */
  record Grid(String title, String note, List<Column> columns, List<Row> rows) {}

  /**
   * Heads a column.
   *
   * @param unit {@code ns}, {@code B}, {@code count}, {@code times} or {@code text}
   * @param scale columns of the same scale have bars that can be compared; empty for no bars
   */
  record Column(String title, String unit, String scale) {}

  /** Is the row of a variant. */
  record Row(int variant, List<Value> values) {}

  /** Is a figure, with what it ranged over if that is known, or a text, or why there is none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Value(
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String text,
      @Nullable String why) {}

  /** Compares pools with one of them. */
  record Verdicts(String metric, int baseline, String note, List<Comparison> rows) {}

  /** Compares a pool; the tone is {@code less}, {@code more}, {@code same} or {@code unknown}. */
  record Comparison(
      int variant,
      @Nullable Double ratio,
      @Nullable Double low,
      @Nullable Double high,
      int blocks,
      String words,
      String tone,
      @Nullable Double seen) {}

  /** Holds memory in the course of the lives of the pools. */
  record TimeLines(String note, List<TimeLine> lines) {}

  /**
   * Holds the life of one pool in one fork, in milliseconds since before it was opened.
   *
   * @param tree what the process tree has resident, more than before the pool was opened, in bytes
   * @param heap what the objects on the heap take, in bytes
   * @param steps what went on from when: moments, and job counts that were measured
   * @param why why there is nothing of the tree; empty if there is
   */
  record TimeLine(
      int variant, List<double[]> tree, List<double[]> heap, List<Step> steps, String why) {}

  /** Says what goes on from a time on, in milliseconds. */
  record Step(double from, double to, String what) {}

  /**
   * Holds what one pool left behind.
   *
   * @param summary such as {@code nothing}
   * @param tone {@code clean}, {@code leaked} or {@code unknown}
   */
  record CleanUp(int variant, String summary, String tone, String kept, List<Check> checks) {}

  /** Holds what one check has come to. */
  record Check(String kind, String verdict, String tone, String reason, List<Evidence> evidence) {}

  /** Names a thing; the role says whether it is a leak, went away by itself, or does not count. */
  record Evidence(String role, String what, String detail) {}

  /** Says what went wrong, with what was printed meanwhile. */
  record Problem(String text, String detail) {}

  /** Is something that has a name. */
  record Fact(String name, String text) {}
}
