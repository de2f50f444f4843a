package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.BrokenException.unless;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.core.measure.Trial;
import dev.poolbench.core.report.JobCounts;
import dev.poolbench.core.report.Measurement;
import java.util.OptionalInt;

/** Checks what becomes of the jobs. */
final class JobChecks {
  private static final int[] JOBS = {1, 0, 1_000};
  private static final int EVERY = 3;
  private static final int FAILING = 30;

  private JobChecks() {}

  static void exactlyOnce(Subject subject) throws Exception {
    try (PoolUse use = subject.open();
        Trial trial = subject.plain(use.pool())) {
      Pool pool = use.pool();
      unless(!pool.dispatches().isEmpty(), "it declares no dispatch");
      for (Dispatch dispatch : subject.dispatches(pool, OptionalInt.empty())) {
        for (int jobs : JOBS) {
          isClean(dispatch, trial.run(dispatch, jobs));
        }
      }
      use.close();
      JobCounts late = trial.stragglers();
      unless(late.equals(JobCounts.NONE), "after all were waited for, %s".formatted(late));
    }
  }

  static void survivesFailure(Subject subject) throws Exception {
    try (PoolUse use = subject.open();
        Trial failing = subject.failing(use.pool(), EVERY);
        Trial plain = subject.plain(use.pool())) {
      for (Dispatch dispatch : subject.dispatches(use.pool(), OptionalInt.of(1))) {
        Measurement made = failing.run(dispatch, FAILING);
        JobCounts counts = made.counts();
        unless(
            counts.failed() == FAILING / EVERY && counts.completed() == FAILING - counts.failed(),
            "under %s, where %d jobs throw, %s%s"
                .formatted(
                    dispatch,
                    FAILING / EVERY,
                    counts,
                    made.firstError().map(error -> "; first: " + error).orElse("")));
        isClean(dispatch, plain.run(dispatch, FAILING));
      }
    }
  }

  private static void isClean(Dispatch dispatch, Measurement made) {
    unless(
        made.counts().isClean(),
        "under %s %s%s"
            .formatted(
                dispatch,
                made.counts(),
                made.firstError().map(error -> "; first: " + error).orElse("")));
  }
}
