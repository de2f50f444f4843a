package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.BrokenException.unless;

import dev.poolbench.core.cleanup.CleanUpBaseline;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CloseTime;
import dev.poolbench.core.kit.Interrupter.Outcome;
import java.util.List;

/** Checks that a pool lets go of the thread that uses it when that is interrupted. */
final class InterruptionChecks {
  private static final int JOBS = 1_000;

  private InterruptionChecks() {}

  static void heeds(Subject subject) throws Exception {
    CleanUpBaseline before = CleanUpBaseline.take(subject.cleanUp());
    inClose(subject);
    CleanUpReport after = before.check(CloseTime.unknown("is not asked"));
    unless(
        after.clean(),
        "after a close that was interrupted there is left: %s".formatted(after.leaks()));
    inExecute(subject);
  }

  private static void inClose(Subject subject) throws Exception {
    try (Gate gate = new Gate();
        PoolUse use = subject.open();
        Interrupter interrupter = Interrupter.start(subject, gate)) {
      int target = subject.target(use.pool());
      for (KitTask task : subject.tasks(target, target, gate)) {
        use.pool().execute(task);
      }
      interrupter.mayWait();
      boolean told = false;
      try {
        use.close();
      } catch (InterruptedException e) {
        told = true;
      } catch (Exception e) {
        told = Thread.currentThread().isInterrupted();
      }
      Outcome outcome = interrupter.goneOn();
      unless(
          outcome != Outcome.STAYED,
          "a thread that waits in close and is interrupted goes on waiting");
      unless(
          told || outcome == Outcome.NEVER_WAITED,
          "close, when its thread was interrupted, returned as if all jobs were done, rather than throw InterruptedException");
    }
  }

  private static void inExecute(Subject subject) throws Exception {
    try (Gate gate = new Gate();
        PoolUse use = subject.open();
        Interrupter interrupter = Interrupter.start(subject, gate)) {
      List<KitTask> tasks = subject.tasks(JOBS, subject.target(use.pool()), gate);
      interrupter.mayWait();
      try {
        for (KitTask task : tasks) {
          use.pool().execute(task);
        }
      } catch (Exception refused) {
        // Whether for want of room or for the interruption, it let go of this thread.
      }
      unless(
          interrupter.goneOn() != Outcome.STAYED,
          "a thread that waits in execute and is interrupted goes on waiting");
    }
  }
}
