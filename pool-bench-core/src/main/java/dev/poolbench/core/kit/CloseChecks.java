package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.BrokenException.unless;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
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
    LeftBehind left = new LeftBehind();
    List<ProcessHandle> processes = closeTwice(subject);
    unless(
        subject.await(() -> left.threads().isEmpty()),
        "after close these threads are left: %s".formatted(left.threads()));
    unless(
        subject.await(() -> processes.stream().noneMatch(ProcessHandle::isAlive)),
        "after close these processes are left: %s"
            .formatted(
                processes.stream()
                    .filter(ProcessHandle::isAlive)
                    .map(ProcessHandle::pid)
                    .toList()));
  }

  private static List<ProcessHandle> closeTwice(Subject subject) throws Exception {
    AtomicBoolean closing = new AtomicBoolean();
    PoolUse use = subject.open();
    Pool pool = use.pool();
    int target = subject.target(pool);
    try (use;
        Gate gate = new Gate();
        Trial trial = subject.gated(pool, gate, target);
        Usher unused = Usher.whenItBlocks(subject, gate, closing::get)) {
      Trial.Handed handed = trial.handOver(target);
      List<ProcessHandle> processes = pool.processes();
      closing.set(true);
      use.close();
      JobCounts counts = handed.counts();
      unless(
          counts.isClean(),
          "close returned when of %d jobs %d were done"
              .formatted(counts.handedOver(), counts.completed()));
      pool.close();
      return processes;
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
