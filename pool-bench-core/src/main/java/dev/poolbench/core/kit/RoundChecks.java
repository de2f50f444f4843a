package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.BrokenException.unless;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Checks that a pool can be opened and closed again and again. */
final class RoundChecks {
  private static final int WORKERS = 2;
  private static final long FEWEST_FILES = 20;

  private RoundChecks() {}

  static void survives(Subject given, int rounds) throws Exception {
    Subject subject = given.with(Math.min(WORKERS, given.workers()));
    round(subject, 1);
    long before = openFiles();
    for (int round = 2; round <= rounds; round++) {
      round(subject, round);
    }
    long accepted = before + Math.max(rounds - 2, FEWEST_FILES);
    unless(
        subject.await(() -> openFiles() <= accepted),
        "after %d rounds %d files are open, where there were %d after the first"
            .formatted(rounds, openFiles(), before));
  }

  private static void round(Subject subject, int round) {
    List<KitTask> tasks = subject.tasks(WORKERS);
    try {
      try (PoolUse use = subject.open()) {
        for (KitTask task : tasks) {
          use.pool().execute(task);
        }
        unless(
            subject.await(() -> tasks.stream().allMatch(KitTask::hasEnded)),
            "not all of %d tasks that it took ended".formatted(WORKERS));
      }
    } catch (Exception e) {
      throw new BrokenException(
          "in round %d: %s"
              .formatted(round, e instanceof BrokenException ? e.getMessage() : "it threw " + e));
    }
  }

  /** Counts descriptors, where the system has a count; 0 elsewhere. */
  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
