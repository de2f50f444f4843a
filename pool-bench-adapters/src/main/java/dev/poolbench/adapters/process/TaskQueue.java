package dev.poolbench.adapters.process;

import dev.poolbench.api.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the tasks that no worker has yet; without bound, as that of Python's pool.
 *
 * <p>Whoever adds tasks by the million must not be held up by those that take them. So a thread
 * never waits in the queue of the lock, which each unlock would wake again until it has come to a
 * processor: it tries, and yields; and a thread that has nothing to do is woken once.
 */
final class TaskQueue {
  private static final int MANY = 1 << 10;
  private static final int SPINS = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Thread> idle = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final int workers;
  private Deque<Task> tasks = new ArrayDeque<>();
  private int most;
  private @Nullable String refusal;

  TaskQueue(int workers) {
    this.workers = workers;
  }

  void add(Task task) {
    Thread woken;
    acquire();
    try {
      mayAdd();
      tasks.add(task);
      most = Math.max(most, tasks.size());
      woken = idle.poll();
    } finally {
      lock.unlock();
    }
    LockSupport.unpark(woken);
  }

  void addAll(List<? extends Task> more) {
    List<Thread> woken = new ArrayList<>();
    acquire();
    try {
      mayAdd();
      tasks.addAll(more);
      most = Math.max(most, tasks.size());
      while (woken.size() < more.size() && !idle.isEmpty()) {
        woken.add(idle.remove());
      }
    } finally {
      lock.unlock();
    }
    woken.forEach(LockSupport::unpark);
  }

  @SuppressWarnings("ThreadPriorityCheck") // To yield is a courtesy here; nothing relies on it.
  private void acquire() {
    for (int i = 1; !lock.tryLock(); i++) {
      if (i % SPINS == 0) {
        Thread.yield();
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private void mayAdd() {
    if (refusal != null) {
      throw new RejectedExecutionException(refusal);
    }
  }

  /** Puts tasks back to where they were taken from. */
  void putBack(Task[] taken, int from, int to) {
    acquire();
    try {
      for (int i = to - 1; i >= from; i--) {
        tasks.addFirst(taken[i]);
      }
    } finally {
      lock.unlock();
    }
    wake();
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
      while (tasks.isEmpty() && atHand == 0 && refusal == null && isAlive.getAsBoolean()) {
        awaitChange();
      }
      if (atHand == 0 && !isAlive.getAsBoolean()) {
        LockSupport.unpark(idle.poll()); // It may have been meant to be woken instead.
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

  /** Lets go of the lock until woken, or for no reason. */
  private void awaitChange() throws InterruptedException {
    Thread thread = Thread.currentThread();
    idle.add(thread);
    lock.unlock();
    boolean woken;
    try {
      LockSupport.park(this);
    } finally {
      acquire();
      woken = !idle.remove(thread);
    }
    if (Thread.interrupted()) {
      if (woken) {
        LockSupport.unpark(idle.poll());
      }
      throw new InterruptedException();
    }
  }

  boolean isDone() {
    acquire();
    try {
      return refusal != null && tasks.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a while, but not once the pool is closed. */
  void pause(long millis) throws InterruptedException {
    closing.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Has those who wait look again whether their workers are alive. */
  void wake() {
    List<Thread> woken;
    acquire();
    try {
      woken = List.copyOf(idle);
      idle.clear();
    } finally {
      lock.unlock();
    }
    woken.forEach(LockSupport::unpark);
  }

  /** Refuses tasks from now on; those that are there stay. */
  void close(String reason) {
    acquire();
    try {
      if (refusal == null) {
        refusal = reason;
      }
    } finally {
      lock.unlock();
    }
    closing.countDown();
    wake();
  }

  /** Takes all that are left. */
  List<Task> drain() {
    acquire();
    try {
      List<Task> left = new ArrayList<>(tasks);
      tasks.clear();
      return left;
    } finally {
      lock.unlock();
    }
  }
}
