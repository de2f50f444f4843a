package dev.poolbench.core.assertj;

import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.report.BaselineComparison;
import dev.poolbench.core.report.Report;

/**
 * Begins assertions on what this library returns.
 *
 * <pre>{@code
 * assertThat(report).hasNoFailedCells().pool("mine").hasNoLeaks().allocatesAtMost(200);
 * }</pre>
 *
 * <p>Needs {@code assertj-core}, which whoever uses this brings, and to abort a test rather than
 * fail it, {@code opentest4j}, which comes with JUnit 5.
 */
public final class PoolBenchAssertions {
  private PoolBenchAssertions() {}

  /**
   * Begins assertions on a report.
   *
   * @param actual the report
   * @return what asserts
   */
  public static ReportAssert assertThat(Report actual) {
    return new ReportAssert(actual, Undecided.ABORTS);
  }

  /**
   * Begins assertions on what was left behind.
   *
   * @param actual the verdicts
   * @return what asserts
   */
  public static CleanUpReportAssert assertThat(CleanUpReport actual) {
    return new CleanUpReportAssert(actual, Undecided.ABORTS);
  }

  /**
   * Begins assertions on a check.
   *
   * @param actual the check
   * @return what asserts
   */
  public static CleanUpCheckAssert assertThat(CleanUpCheck actual) {
    return new CleanUpCheckAssert(actual);
  }

  /**
   * Begins assertions on what came of comparing a report with a baseline.
   *
   * @param actual the comparison
   * @return what asserts
   */
  public static BaselineComparisonAssert assertThat(BaselineComparison actual) {
    return new BaselineComparisonAssert(actual, Undecided.ABORTS);
  }

  /**
   * Tolerates that a pool takes somewhat more than another.
   *
   * @param percent how much more, such as 10
   * @return the tolerance
   * @throws IllegalArgumentException if it is not above 0 and below 100
   */
  public static Tolerance withinPercent(double percent) {
    return new Tolerance(percent / 100);
  }
}
