package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.BrokenException.unless;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.core.measure.Trial;
import dev.poolbench.core.report.Measurement;
import java.util.OptionalInt;

/** Checks how many jobs a pool does at once, and what it does with those it has no room for. */
final class RoomChecks {
  private static final int ROUNDS = 4;
  private static final int JOBS = 3_000;

  private RoomChecks() {}

  static void reachesWorkers(Subject subject) throws Exception {
    try (PoolUse use = subject.open()) {
      Pool pool = use.pool();
      int target = subject.target(pool);
      int jobs = ROUNDS * target + 2;
      for (Dispatch dispatch : subject.dispatches(pool, OptionalInt.of(1))) {
        try (Gate gate = new Gate();
            Trial trial = subject.gated(pool, gate, jobs);
            Usher usher = Usher.oneByOne(subject, gate, target, jobs)) {
          Measurement made = trial.run(dispatch, jobs);
          unless(
              !usher.gaveUp(),
              "under %s %d jobs at once, where it has %d workers"
                  .formatted(dispatch, gate.most(), subject.workers()));
          unless(
              gate.most() <= pool.limit().orElse(Integer.MAX_VALUE),
              "under %s %d jobs at once, where it declares a limit of %d"
                  .formatted(dispatch, gate.most(), pool.limit().orElse(0)));
          unless(made.counts().isClean(), "under %s %s".formatted(dispatch, made.counts()));
        }
      }
    }
  }

  static void keepsToWorkers(Subject subject) throws Exception {
    try (PoolUse use = subject.open()) {
      Pool pool = use.pool();
      if (pool.limit().isPresent()) {
        return; // It declares a limit, which is asked about with the number that it reaches.
      }
      int workers = subject.workers();
      int jobs = ROUNDS * workers + 2;
      for (Dispatch dispatch : subject.dispatches(pool, OptionalInt.of(1))) {
        try (Gate gate = new Gate();
            Trial trial = subject.gated(pool, gate, jobs);
            Usher unused = Usher.oneByOne(subject, gate, workers, jobs)) {
          trial.run(dispatch, jobs);
          unless(
              gate.most() <= workers,
              "under %s %d jobs at once, where it has %d workers and declares no limit"
                  .formatted(dispatch, gate.most(), workers));
        }
      }
    }
  }

  static void neverDrops(Subject subject) throws Exception {
    try (PoolUse use = subject.open()) {
      Pool pool = use.pool();
      int target = subject.target(pool);
      for (Dispatch dispatch : subject.dispatches(pool, OptionalInt.of(1))) {
        try (Gate gate = new Gate();
            Trial trial = subject.gated(pool, gate, target);
            Usher unused = Usher.whenItBlocks(subject, gate, () -> true)) {
          Measurement made = trial.run(dispatch, JOBS);
          unless(
              made.counts().completed() + made.counts().refused() == JOBS
                  && made.counts().repeated() == 0,
              "under %s, while all workers were busy, %s".formatted(dispatch, made.counts()));
        }
      }
    }
  }
}
