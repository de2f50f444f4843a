package dev.poolbench.core.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures a process and all it started, from another process: what it has, at any moment, and what
 * it takes, from {@link #begin} to {@link #end}.
 *
 * <p>A process that ends meanwhile, or may not be read, is no error: the figures are absent, with
 * the reason. Between {@code begin} and {@code end} a daemon thread samples, each period or, so
 * that its own processor time stays below 0.5 % of the cell's time, less often; below 0.2 % once
 * there are {@value CellMemory#FEWEST_SAMPLES} samples of a single process whose peak the kernel
 * keeps. All methods may be called from any thread.
 */
public final class ProcessMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessMonitor.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final int SAMPLES_A_THREAD_READING = 4;
  private static final int WARM_UP_SAMPLES = 300;
  private static final long WARM_UP_TIME = 100_000_000L;
  private static final Set<Source> WARM = ConcurrentHashMap.newKeySet();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ProcessTree tree;
  private final Pace pace;
  private final Thread sampler;
  private final boolean isCpuTimeKnown =
      THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  private @Nullable CellRecorder cell;
  private long cpuBegun;
  private boolean closed;

  private ProcessMonitor(ProcessTree tree, Duration period) {
    this.tree = tree;
    this.pace = new Pace(period.toNanos());
    this.sampler = new Thread(this::run, "pool-bench-memory");
    sampler.setDaemon(true);
  }

  /**
   * Opens a process for measuring, from the best source, with a period of 10 ms.
   *
   * @param pid the number of the process; if it is not there, all figures are absent
   * @return the monitor, to be closed
   * @throws IllegalArgumentException if {@code pid} is not positive
   */
  public static ProcessMonitor open(long pid) {
    return open(pid, PERIOD, Source.best());
  }

  /**
   * Opens a process for measuring.
   *
   * @param pid the number of the process; if it is not there, all figures are absent
   * @param period the time from sample to sample, at least; at least 1 ms
   * @param source where the figures are to come from; if it cannot be used here, all are absent
   * @return the monitor, to be closed
   * @throws IllegalArgumentException if {@code pid} is not positive or the period is too short
   */
  public static ProcessMonitor open(long pid, Duration period, Source source) {
    requirePid(pid);
    if (period.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(
          "period %s: accepted is at least PT0.001S".formatted(period));
    }
    ProcessTree tree = new ProcessTree(pid, source);
    warmUp(tree);
    ProcessMonitor monitor = new ProcessMonitor(tree, period);
    monitor.sampler.start();
    return monitor;
  }

  private static void requirePid(long pid) {
    if (pid <= 0) {
      throw new IllegalArgumentException(
          "pid %d: accepted is the number of a process, at least 1".formatted(pid));
    }
  }

  /**
   * Returns where the figures come from.
   *
   * @return the source
   */
  public Source source() {
    return tree.source();
  }

  /**
   * Counts a process, and all it started, to the tree although it does not descend from the process
   * that is measured, such as a worker that was started by a service; within a cell, from now on.
   *
   * @param pid the number of the process; without effect if it is not there or is known already
   * @throws IllegalArgumentException if {@code pid} is not positive
   * @throws IllegalStateException if this is closed
   */
  public void include(long pid) {
    requirePid(pid);
    lock.lock();
    try {
      requireOpen();
      var found = tree.include(pid);
      if (cell != null) {
        found.forEach(Member::begin);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads what the process and its tree have now. That takes milliseconds, in which the processes
   * may have to wait for memory: do it at the boundaries of phases.
   *
   * @return the state
   * @throws IllegalStateException if this is closed
   */
  public ProcessState snapshot() {
    lock.lock();
    try {
      requireOpen();
      tree.discover();
      tree.sample(true);
      ProcessState state = Snapshot.of(tree, Instant.now());
      if (cell == null) {
        tree.forgetEnded();
      }
      return state;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins a cell: resets the kernel's peaks and starts to sample. A cell that was begun before but
   * not ended is dropped. What is measured should wait meanwhile, for this takes some milliseconds.
   *
   * <p>A process that is started within the cell is found at a sample soon, if that is cheap, or at
   * the end of the cell; one that has ended by then is not.
   *
   * @throws IllegalStateException if this is closed
   */
  public void begin() {
    lock.lock();
    try {
      requireOpen();
      CellRecorder begun = new CellRecorder(tree);
      cpuBegun = samplerCpu();
      pace.begin(begun.begun(), cpuBegun);
      cell = begun;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the cell. What is measured should wait meanwhile, for this takes some milliseconds.
   *
   * @return what the process and its tree took since {@link #begin}
   * @throws IllegalStateException if no cell was begun, or this is closed
   */
  public CellMemory end() {
    lock.lock();
    try {
      requireOpen();
      CellRecorder begun = cell;
      if (begun == null) {
        throw new IllegalStateException("end: no cell was begun");
      }
      cell = null;
      return begun.end(
          isCpuTimeKnown
              ? Figure.nanos(samplerCpu() - cpuBegun, "JVM ThreadMXBean")
              : Figure.absent("this JVM does not tell the processor time of a thread"));
    } finally {
      lock.unlock();
    }
  }

  /** Stops sampling and lets the process go; does nothing if that has been done. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        cell = null;
        tree.close();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the monitor is closed");
    }
  }

  private long samplerCpu() {
    if (!isCpuTimeKnown) {
      return 0;
    }
    return Thread.currentThread() == sampler
        ? THREADS.getCurrentThreadCpuTime()
        : Math.max(0, THREADS.getThreadCpuTime(sampler.getId()));
  }

  private void run() {
    lock.lock();
    try {
      int count = 0;
      while (!closed) {
        CellRecorder current = cell;
        if (current == null) {
          changed.await();
          continue;
        }
        long delay = pace.delay(System.nanoTime());
        if (delay > 0) {
          changed.awaitNanos(delay);
          continue;
        }
        count++;
        sample(current, current.hasEnough() || count % SAMPLES_A_THREAD_READING == 0);
      }
    } catch (InterruptedException e) {
      LOG.debug("the sampler was interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  private void sample(CellRecorder current, boolean withThreads) {
    try {
      if (pace.isSearchDue(System.nanoTime())) {
        long before = samplerCpu();
        if (tree.mayHaveGrown()) {
          tree.discover();
        }
        pace.searched(System.nanoTime(), samplerCpu() - before);
      }
      current.sample(withThreads);
    } catch (RuntimeException e) {
      LOG.warn("a sample failed", e);
      current.note("a sample failed: " + e);
    }
    pace.sampled(System.nanoTime(), samplerCpu(), current.hasEnough());
  }

  /**
   * Runs the code of a sample often enough to be compiled, once in the life of this JVM, so that
   * the first cell does not pay for it.
   */
  private static void warmUp(ProcessTree tree) {
    if (WARM.add(tree.source())) {
      CellRecorder none = new CellRecorder(tree);
      long end = System.nanoTime() + WARM_UP_TIME;
      for (int i = 0; i < WARM_UP_SAMPLES && System.nanoTime() - end < 0; i++) {
        none.sample(true);
        tree.mayHaveGrown();
      }
      tree.forgetEnded();
    }
  }
}
