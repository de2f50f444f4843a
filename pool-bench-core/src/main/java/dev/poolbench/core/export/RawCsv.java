package dev.poolbench.core.export;

import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.SeriesPlan;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sets a row for each measurement iteration as it was made, one for each series that has none or
 * ended before its plan, and one for each pool that could not be measured.
 */
final class RawCsv {
  /** Is a measurement, or the reason why there is none. */
  private record Row(
      Jdk jdk,
      Object pool,
      Optional<SeriesPlan> plan,
      Optional<Object> dispatch,
      Optional<Integer> jobs,
      Optional<Measurement> made,
      Status status) {}

  private RawCsv() {}

  static String of(Report report) {
    List<Row> rows = new ArrayList<>();
    for (Series series : report.series()) {
      series.measurements().forEach(made -> rows.add(row(series.plan(), made)));
      series.refusal().ifPresent(why -> rows.add(row(series.plan(), Status.unavailable(why))));
      series
          .failures()
          .forEach(failure -> rows.add(row(series.plan(), Status.failed(failure.toString()))));
    }
    report
        .unavailable()
        .forEach(
            one ->
                rows.add(
                    new Row(
                        one.jdk(),
                        one.pool(),
                        Optional.empty(),
                        one.dispatch().map(Object.class::cast),
                        Optional.empty(),
                        Optional.empty(),
                        Status.unavailable(one.reason()))));
    return table(report).of(rows);
  }

  private static Row row(SeriesPlan plan, Measurement made) {
    return new Row(
        plan.jdk(),
        plan.pool(),
        Optional.of(plan),
        Optional.of(plan.dispatch()),
        Optional.of(made.jobs()),
        Optional.of(made),
        made.counts().isClean()
            ? Status.MEASURED
            : Status.failed(
                made.counts() + made.firstError().map(error -> "; first: " + error).orElse("")));
  }

  private static Row row(SeriesPlan plan, Status status) {
    return new Row(
        plan.jdk(),
        plan.pool(),
        Optional.of(plan),
        Optional.of(plan.dispatch()),
        Optional.empty(),
        Optional.empty(),
        status);
  }

  private static CsvTable<Row> table(Report report) {
    return new CsvTable<Row>()
        .withAll("workload", row -> report.plan().settings().workload())
        .withAll("jdk", row -> row.jdk().version())
        .withAll("jdk_home", row -> row.jdk().home())
        .withAll("pool", Row::pool)
        .with("workers", ofPlan(SeriesPlan::workers))
        .with("dispatch", Row::dispatch)
        .with("series", ofPlan(SeriesPlan::number))
        .with("block", ofPlan(SeriesPlan::block))
        .with("purpose", ofPlan(RawCsv::purpose))
        .with("jobs", Row::jobs)
        .withAll("status", row -> row.status().word())
        .withAll("reason", row -> row.status().reason())
        .with("iteration", ofMade(Measurement::iteration))
        .with("repeats", ofMade(Measurement::repeats))
        .with("time_ns_of_all_repeats", ofSound(Measurement::nanos))
        .with("time_ns", ofSound(Measurement::nanosPerJobSet))
        .with("handed_over", ofCounts(JobCounts::handedOver))
        .with("completed", ofCounts(JobCounts::completed))
        .with("failed", ofCounts(JobCounts::failed))
        .with("refused", ofCounts(JobCounts::refused))
        .with("lost", ofCounts(JobCounts::lost))
        .with("unfinished", ofCounts(JobCounts::unfinished))
        .with("repeated", ofCounts(JobCounts::repeated))
        .with("late", ofCounts(JobCounts::late))
        .with("wrong", ofCounts(JobCounts::wrong));
  }

  /** Only what is measured to time is in the figures of cells. */
  private static String purpose(SeriesPlan plan) {
    return plan.inspecting() ? "inspect" : plan.latency() ? "latency" : "time";
  }

  private static Function<Row, Optional<?>> ofPlan(Function<SeriesPlan, Object> value) {
    return row -> row.plan().map(value);
  }

  private static Function<Row, Optional<?>> ofMade(Function<Measurement, Object> value) {
    return row -> row.made().map(value);
  }

  /** A job that failed is a fast job: its time is no figure. */
  private static Function<Row, Optional<?>> ofSound(Function<Measurement, Object> value) {
    return row -> row.made().filter(made -> made.counts().isClean()).map(value);
  }

  private static Function<Row, Optional<?>> ofCounts(Function<JobCounts, Object> value) {
    return row -> row.made().map(made -> value.apply(made.counts()));
  }
}
