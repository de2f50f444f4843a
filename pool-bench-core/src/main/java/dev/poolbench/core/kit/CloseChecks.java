package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.BrokenException.unless;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.core.cleanup.CleanUpBaseline;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CloseTime;
import dev.poolbench.core.measure.Trial;
import dev.poolbench.core.report.JobCounts;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** Checks how a pool ends. */
final class CloseChecks {
  private static final int LATE_JOBS = 6;

  private CloseChecks() {}

  static void closeWaits(Subject subject) throws Exception {
    CleanUpBaseline before = CleanUpBaseline.take(subject.cleanUp());
    closeTwice(subject);
    CleanUpReport after = before.check(CloseTime.unknown("is not asked"));
    unless(after.clean(), "after close there is left: %s".formatted(after.leaks()));
  }

  private static void closeTwice(Subject subject) throws Exception {
    AtomicBoolean closing = new AtomicBoolean();
    PoolUse use = subject.open();
    Pool pool = use.pool();
    int target = subject.target(pool);
    try (use;
        Gate gate = new Gate();
        Trial trial = subject.gated(pool, gate, target);
        Usher unused = Usher.whenItBlocks(subject, gate, closing::get)) {
      Trial.Handed handed = trial.handOver(target);
      closing.set(true);
      use.close();
      JobCounts counts = handed.counts();
      unless(
          counts.isClean(),
          "close returned when of %d jobs %d were done"
              .formatted(counts.handedOver(), counts.completed()));
      pool.close();
    }
  }

  static void closedRefuses(Subject subject) throws Exception {
    try (PoolUse use = subject.open();
        Trial trial = subject.plain(use.pool())) {
      List<Dispatch> dispatches = subject.dispatches(use.pool(), OptionalInt.of(1));
      trial.run(dispatches.get(0), LATE_JOBS);
      use.close();
      for (Dispatch dispatch : dispatches) {
        JobCounts counts = trial.run(dispatch, LATE_JOBS).counts();
        unless(
            counts.refused() == LATE_JOBS, "under %s, after close, %s".formatted(dispatch, counts));
      }
      unless(
          trial.stragglers().equals(JobCounts.NONE), "jobs that were refused after close were run");
    }
  }
}
