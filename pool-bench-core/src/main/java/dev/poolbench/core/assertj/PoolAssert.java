package dev.poolbench.core.assertj;

import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.Verdict;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.Unit;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.CellUsage;
import dev.poolbench.core.report.Kept;
import dev.poolbench.core.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Asserts on a pool of a report, in all cells that it has there or in those at a job count or with
 * a number of workers. What a pool leaves behind or keeps of each job is of no job count: that is
 * asserted for all.
 */
public final class PoolAssert extends Outcome<PoolAssert, List<Cell>> {
  private final ReportAssert report;
  private final String pool;

  PoolAssert(ReportAssert report, String pool, List<Cell> cells) {
    super(cells, PoolAssert.class, report.undecided());
    this.report = report;
    this.pool = pool;
  }

  /**
   * Leaves the other job counts out.
   *
   * @param jobs the job count
   * @return what asserts on the rest
   */
  public PoolAssert atJobs(int jobs) {
    return only("job count " + jobs, cell -> cell.jobs() == jobs, Cell::jobs);
  }

  /**
   * Leaves the other numbers of workers out.
   *
   * @param workers the number of workers
   * @return what asserts on the rest
   */
  public PoolAssert withWorkers(int workers) {
    return only("number of workers " + workers, cell -> cell.workers() == workers, Cell::workers);
  }

  private PoolAssert only(String what, Predicate<Cell> which, Function<Cell, Integer> number) {
    List<Cell> cells = actual.stream().filter(which).toList();
    if (cells.isEmpty()) {
      throw fails(
          "%s has no %s; it has: %s"
              .formatted(
                  pool,
                  what,
                  actual.stream()
                      .map(number)
                      .distinct()
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "))));
    }
    return new PoolAssert(report, pool, cells).whenUndecided(undecided());
  }

  /**
   * Goes back to the report.
   *
   * @return what asserts on the report
   */
  public ReportAssert and() {
    return report;
  }

  /**
   * Asserts that every cell has a figure: every job was done once, and rightly.
   *
   * @return this
   */
  public PoolAssert hasNoFailedCells() {
    Subjects.failed(actual, this::fails);
    return this;
  }

  private boolean isMeant(PoolSpec other, int workers) {
    return actual.stream().anyMatch(cell -> cell.pool().equals(other) && cell.workers() == workers);
  }

  /**
   * Asserts that the pool, once closed, had left nothing behind.
   *
   * @return this
   */
  public PoolAssert hasNoLeaks() {
    List<String> leaks = new ArrayList<>();
    boolean checked = false;
    for (Series series : report.report().series()) {
      Optional<CleanUpReport> cleanUp = series.cleanUp();
      if (isMeant(series.plan().pool(), series.plan().workers()) && cleanUp.isPresent()) {
        checked |=
            cleanUp.get().checks().stream()
                .anyMatch(check -> check.verdict() != Verdict.NOT_CHECKED);
        if (!cleanUp.get().clean()) {
          leaks.add(
              "%s with %d workers, %s, on JDK %s: %s"
                  .formatted(
                      series.plan().pool(),
                      series.plan().workers(),
                      series.plan().dispatch(),
                      series.plan().jdk().version(),
                      Evidences.of(cleanUp.get().leaks())));
        }
      }
    }
    if (!leaks.isEmpty()) {
      throw fails("left behind after close:%n%s".formatted(String.join("\n", leaks)));
    }
    if (!checked) {
      undecided(
          "%s: whether it leaves anything behind is not available: no fork inspected it, as one does unless inspect(false) or isolation(IN_PROCESS) is set"
              .formatted(pool));
    }
    return this;
  }

  /**
   * Asserts that the pool, open and idle, keeps no memory for each job that it has done.
   *
   * @return this
   */
  public PoolAssert keepsNothingOfJobs() {
    List<Kept> kept =
        report.report().kept().stream().filter(one -> isMeant(one.pool(), one.workers())).toList();
    for (Kept one : kept) {
      if (one.verdict() == Verdict.LEAKED) {
        throw fails(
            "%s with %d workers, %s, on JDK %s keeps memory of each job: %s; accepted is %s bytes"
                .formatted(
                    one.pool(),
                    one.workers(),
                    one.dispatch(),
                    one.jdk().version(),
                    one.perJob().map(String::valueOf).orElse(""),
                    Kept.TOLERANCE));
      }
    }
    if (kept.stream().allMatch(one -> one.verdict() == Verdict.NOT_CHECKED)) {
      undecided(
          "%s: what it keeps of each job is not available: %s"
              .formatted(
                  pool,
                  kept.stream()
                      .map(Kept::reason)
                      .findFirst()
                      .orElse("no fork climbed the ladder")));
    }
    return this;
  }

  /**
   * Asserts how much is allocated for a job, by the pool, the job and the harness's task together:
   * in each cell, as all that follow, the median over the forks that have the figure. A cell that
   * failed makes it fail.
   *
   * @param bytes the most a job, in bytes
   * @return this
   */
  public PoolAssert allocatesAtMost(long bytes) {
    return atMost("allocates a job", CellUsage::allocatedPerJob, bytes);
  }

  /**
   * Asserts how much memory is resident outside the heap at the peak, in the median fork.
   *
   * @param bytes the most, in bytes
   * @return this
   */
  public PoolAssert peakOutsideHeapAtMost(long bytes) {
    return atMost("has outside the heap, at its peak,", CellUsage::peakOutsideHeap, bytes);
  }

  /**
   * Asserts how much of the heap is in use at the peak, dead objects included, in the median fork.
   *
   * @param bytes the most, in bytes
   * @return this
   */
  public PoolAssert peakHeapAtMost(long bytes) {
    return atMost("has on the heap, at its peak,", usage -> usage.heap().peakUsed(), bytes);
  }

  /**
   * Asserts that the pool, over the job counts that are not left out, takes no longer than another
   * pool of the same run does, by more than is tolerated.
   *
   * <p>It fails if the whole interval of the ratio lies above what is tolerated, or if a job of
   * this pool was not done as it should, and holds if none of the interval does. Where the interval
   * holds both, where there are too few blocks for a verdict, or where the other was not measured
   * or failed, nothing can be said; give the run more {@link dev.poolbench.core.PoolBench#forks
   * forks}, at least 8, or let it go on {@link dev.poolbench.core.PoolBench#untilSettled until all
   * is settled}.
   *
   * @param other the pool in its textual form, as {@link Against#pool} takes it: where it was
   *     measured with several numbers of workers, each is compared with the one that has as many
   * @param tolerance how much longer is tolerated, such as {@code withinPercent(10)}
   * @return this
   * @throws IllegalArgumentException if the other is not in the run, or is this one
   */
  public PoolAssert isNotSlowerThan(String other, Tolerance tolerance) {
    Speed speed = Speed.against(other, report.report(), actual, tolerance);
    Subjects.failed(actual, this::fails);
    return conclude(speed.slower(), speed.unknown());
  }

  private PoolAssert conclude(List<String> broken, List<String> unknown) {
    if (!broken.isEmpty()) {
      throw fails(String.join("\n", broken));
    }
    if (!unknown.isEmpty()) {
      undecided(String.join("\n", unknown));
    }
    return this;
  }

  private PoolAssert atMost(String what, Function<CellUsage, Figure> figure, long most) {
    Subjects.failed(actual, this::fails);
    List<String> over = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Cell cell : actual) {
      Figure median = cell.medianOf(figure);
      if (median instanceof Figure.Measured measured) {
        if (measured.value() > most) {
          over.add(
              "%s: %s %s; accepted is at most %s (%s; forks: %s)"
                  .formatted(
                      Subjects.of(cell),
                      what,
                      Subjects.text(measured),
                      Subjects.number(most, Unit.BYTES),
                      measured.source(),
                      cell.usages().stream()
                          .map(figure)
                          .map(Subjects::text)
                          .collect(Collectors.joining(", "))));
        }
      } else if (cell.jobs() > 0) {
        unknown.add("%s: what it %s is %s".formatted(Subjects.of(cell), what, median));
      }
    }
    return conclude(over, unknown);
  }
}
