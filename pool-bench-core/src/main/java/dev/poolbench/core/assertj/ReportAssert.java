package dev.poolbench.core.assertj;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import java.util.List;
import java.util.stream.Collectors;

/** Asserts on a report; goes on to each of its pools by {@link #pool}. */
public final class ReportAssert extends Outcome<ReportAssert, Report> {

  ReportAssert(Report actual, Undecided undecided) {
    super(actual, ReportAssert.class, undecided);
  }

  /**
   * Asserts that the whole plan was carried out, rather than stopped.
   *
   * @return this
   */
  public ReportAssert isComplete() {
    isNotNull();
    if (!actual.complete()) {
      throw fails("the run was stopped before its plan was carried out");
    }
    return this;
  }

  /**
   * Asserts that every cell has a figure: every job was done once, and rightly.
   *
   * @return this
   */
  public ReportAssert hasNoFailedCells() {
    isNotNull();
    Subjects.failed(actual.cells(), this::fails);
    return this;
  }

  /**
   * Asserts that nothing went wrong, in a cell or outside, such as in closing a pool.
   *
   * @return this
   */
  public ReportAssert hasNoProblems() {
    isNotNull();
    List<String> problems = actual.problems();
    if (!problems.isEmpty()) {
      throw fails("there are problems:%n  %s".formatted(String.join("\n  ", problems)));
    }
    return this;
  }

  /**
   * Asserts that every pool that was asked for could be measured.
   *
   * @return this
   */
  public ReportAssert hasNoUnavailablePools() {
    isNotNull();
    if (!actual.unavailable().isEmpty()) {
      throw fails("not measured: " + unavailable());
    }
    return this;
  }

  /**
   * Goes on to a pool.
   *
   * @param pool the pool as it was named, such as {@code jdk-fixed(queue=array:4)}, or with as many
   *     options as tell it from others, {@code workers} among them; its id alone stands for all its
   *     variants
   * @return what asserts on the pool
   * @throws IllegalArgumentException if the text does not have that form
   */
  public PoolAssert pool(String pool) {
    isNotNull();
    PoolSpec named = PoolSpec.parse(pool);
    List<Cell> cells =
        actual.cells().stream().filter(cell -> named.names(cell.pool(), cell.workers())).toList();
    if (cells.isEmpty()) {
      throw fails(
          "the report has no pool '%s'; it has: %s%s"
              .formatted(
                  pool,
                  actual.cells().stream()
                      .map(cell -> "%s with %d workers".formatted(cell.pool(), cell.workers()))
                      .distinct()
                      .collect(Collectors.joining(", ")),
                  actual.unavailable().isEmpty() ? "" : "; not measured: " + unavailable()));
    }
    return new PoolAssert(this, pool, cells);
  }

  private String unavailable() {
    return actual.unavailable().stream()
        .map(one -> "%s: %s".formatted(one.pool(), one.reason()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  Report report() {
    return actual;
  }
}
