package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.BrokenException.unless;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Checks that what one thread wrote is seen by the next: before hand-over, in a job, afterwards.
 *
 * <p>Plain fields are written and read, so on a machine that reorders memory a racy hand-over may
 * show; on others, such as x86, only one that leaves this memory altogether does.
 */
final class MemoryChecks {
  private static final int JOBS = 500;

  private MemoryChecks() {}

  static void visible(Subject subject) throws Exception {
    if (subject.adapter().kind() == PoolKind.PROCESSES) {
      throw new SkippedException("its workers share no memory with this JVM");
    }
    try (PoolUse use = subject.open()) {
      Pool pool = use.pool();
      if (pool.dispatches().contains(Dispatch.Mode.FUTURES)) {
        afterFutures(subject, pool);
      }
      if (pool.dispatches().contains(Dispatch.Mode.BULK)) {
        afterBulk(subject, pool);
      }
    }
    afterClose(subject);
  }

  private static void afterFutures(Subject subject, Pool pool) throws Exception {
    AtomicBoolean joining = new AtomicBoolean();
    try (Gate gate = new Gate();
        Usher unused = Usher.whenItBlocks(subject, gate, joining::get)) {
      join(pool, subject.tasks(subject.target(pool), subject.target(pool), gate), joining);
    }
    join(pool, subject.tasks(JOBS), joining);
  }

  private static void join(Pool pool, List<KitTask> tasks, AtomicBoolean joining) throws Exception {
    List<Future<?>> futures = new ArrayList<>();
    for (KitTask task : tasks) {
      task.give(task.from() + 1);
      futures.add(pool.submit(task));
    }
    joining.set(true);
    for (int i = 0; i < tasks.size(); i++) {
      futures.get(i).get();
      isWritten(tasks.get(i), "once its future is done");
    }
  }

  private static void afterBulk(Subject subject, Pool pool) throws Exception {
    try (Gate gate = new Gate();
        Usher unused = Usher.whenItBlocks(subject, gate, () -> true)) {
      List<KitTask> tasks = subject.tasks(JOBS, subject.target(pool), gate);
      tasks.forEach(task -> task.give(task.from() + 1));
      pool.executeAll(tasks);
      tasks.forEach(task -> isWritten(task, "once the bulk call has returned"));
    }
  }

  private static void afterClose(Subject subject) throws Exception {
    List<KitTask> tasks = subject.tasks(JOBS);
    try (PoolUse use = subject.open()) {
      for (KitTask task : tasks) {
        task.give(task.from() + 1);
        use.pool().execute(task);
      }
      unless(
          subject.await(() -> tasks.stream().allMatch(KitTask::hasEnded)),
          "of %d tasks that it took, not all ended".formatted(JOBS));
      use.close();
    }
    tasks.forEach(task -> isWritten(task, "once the pool is closed"));
  }

  private static void isWritten(KitTask task, String when) {
    unless(
        task.written() == task.from() + 1,
        "%s, what job %d wrote is not seen, or not what was given with it"
            .formatted(when, task.from()));
  }
}
