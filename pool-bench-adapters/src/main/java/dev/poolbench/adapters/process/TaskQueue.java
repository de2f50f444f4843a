package dev.poolbench.adapters.process;

import dev.poolbench.api.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Holds the tasks that no worker has yet; without bound, as that of Python's pool. */
final class TaskQueue {
  private static final int MANY = 1 << 10;
  private static final int SPINS = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition closing = lock.newCondition();
  private final int workers;
  private Deque<Task> tasks = new ArrayDeque<>();
  private int most;
  private int waiting;
  private @Nullable String refusal;

  TaskQueue(int workers) {
    this.workers = workers;
  }

  void add(Task task) {
    acquire();
    try {
      mayAdd();
      tasks.add(task);
      added(1);
    } finally {
      lock.unlock();
    }
  }

  void addAll(List<? extends Task> more) {
    lock.lock();
    try {
      mayAdd();
      tasks.addAll(more);
      added(more.size());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tries for a while, for the lock is held shortly, and a thread that waits takes long to wake.
   */
  private void acquire() {
    for (int i = 0; i < SPINS; i++) {
      if (lock.tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    lock.lock();
  }

  private void mayAdd() {
    if (refusal != null) {
      throw new RejectedExecutionException(refusal);
    }
  }

  private void added(int count) {
    most = Math.max(most, tasks.size());
    for (int i = Math.min(count, waiting); i > 0; i--) {
      changed.signal();
    }
  }

  /** Puts tasks back to where they were taken from. */
  void putBack(Task[] taken, int from, int to) {
    lock.lock();
    try {
      for (int i = to - 1; i >= from; i--) {
        tasks.addFirst(taken[i]);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes tasks for a worker, not more than its share of those that wait.
   *
   * @param to where to put them
   * @param window how many the worker may have at hand
   * @param most how many it may take in any case
   * @param atHand how many it has; if none, a task is waited for
   * @param isAlive tells whether the worker is there to do them
   * @return how many; none if the worker has something to do already, or is not there, or, where
   *     {@link #isDone()}, if no more will come
   */
  int take(Task[] to, Window window, int most, int atHand, BooleanSupplier isAlive)
      throws InterruptedException {
    acquire();
    try {
      if (tasks.isEmpty() && atHand == 0) {
        window.idle();
      }
      waiting++;
      try {
        while (tasks.isEmpty() && atHand == 0 && refusal == null && isAlive.getAsBoolean()) {
          changed.await();
        }
      } finally {
        waiting--;
      }
      if (atHand == 0 && !isAlive.getAsBoolean()) {
        changed.signal(); // Another may have been meant to be woken.
        return 0;
      }
      int share = (tasks.size() + workers - 1) / workers;
      int taken = Math.min(Math.min(window.size(share) - atHand, most), share);
      for (int i = 0; i < taken; i++) {
        to[i] = tasks.remove();
      }
      // An array that was large once is not kept.
      if (tasks.isEmpty() && this.most > MANY) {
        tasks = new ArrayDeque<>();
        this.most = 0;
      }
      return Math.max(0, taken);
    } finally {
      lock.unlock();
    }
  }

  boolean isDone() {
    lock.lock();
    try {
      return refusal != null && tasks.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a while, but not once the pool is closed. */
  void pause(long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lock();
    try {
      while (refusal == null && left > 0) {
        left = closing.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Has whoever waits look again whether its worker is alive. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Refuses tasks from now on; those that are there stay. */
  void close(String reason) {
    lock.lock();
    try {
      if (refusal == null) {
        refusal = reason;
      }
      closing.signalAll();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes all that are left. */
  List<Task> drain() {
    lock.lock();
    try {
      List<Task> left = new ArrayList<>(tasks);
      tasks.clear();
      changed.signalAll();
      return left;
    } finally {
      lock.unlock();
    }
  }
}
