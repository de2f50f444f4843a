package dev.poolbench.core.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures the heap of the JVM that it runs in: what it has, at the boundaries of phases, and what
 * happens, from {@link #begin} to {@link #end}.
 *
 * <p>Reads only when it is called, and is told of collections by the JVM. It has run all its code
 * once when it is opened, so open it before the first boundary. All methods may be called from any
 * thread, one at a time. There should be one in a JVM, for there is one peak of its threads.
 */
public final class HeapMonitor implements AutoCloseable {
  private static final long MILLISECOND = 1_000_000L;

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final GarbageCollectors collectors = new GarbageCollectors(this::collected);
  private final SettledHeap settled = new SettledHeap(collectors);
  private final Figure resident = residentHeap();
  private volatile @Nullable Open cell;

  private HeapMonitor() {}

  /**
   * Opens the heap of this JVM for measuring; collects garbage some times.
   *
   * @return the monitor, to be closed
   */
  public static HeapMonitor open() {
    HeapMonitor monitor = new HeapMonitor();
    monitor.begin();
    monitor.settle();
    monitor.end();
    return monitor;
  }

  /**
   * Collects garbage until no more is freed, and reads what is left. Takes some tens of
   * milliseconds, or as long as full collections of a larger heap take.
   *
   * @return the state, with what is live
   */
  public HeapState settle() {
    Figure live = settled.collect();
    return state(live);
  }

  /**
   * Reads the heap as it is.
   *
   * @return the state; what is live is absent
   */
  public HeapState read() {
    return state(Figure.absent("no garbage was collected for this reading"));
  }

  private HeapState state(Figure live) {
    MemoryUsage usage = memory.getHeapMemoryUsage();
    String source = "JVM MemoryMXBean";
    return new HeapState(
        Instant.now(),
        Figure.bytes(usage.getUsed(), source),
        live,
        Figure.bytes(usage.getCommitted(), source),
        resident);
  }

  /** Begins a cell. One that was begun before but not ended is dropped. */
  public void begin() {
    cell = null;
    boolean complete = collectors.awaitAll();
    threads.resetPeakThreadCount();
    collectors.pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    Open open = new Open(complete);
    cell = open;
    open.start();
  }

  /**
   * Ends the cell.
   *
   * @return what happened since {@link #begin}
   * @throws IllegalStateException if no cell was begun
   */
  public CellHeap end() {
    Open open = cell;
    if (open == null) {
      throw new IllegalStateException("end: no cell was begun");
    }
    CellHeap made = open.end();
    cell = null;
    return made;
  }

  /** Is no longer told of collections. */
  @Override
  public void close() {
    cell = null;
    collectors.close();
  }

  private void collected(long startMillis, long before, long after) {
    Open open = cell;
    if (open != null) {
      open.add((startMillis - open.uptime) * MILLISECOND, before, after);
    }
  }

  /**
   * The maximum is asked for, since with some collectors what is committed lacks a survivor space.
   */
  private Figure residentHeap() {
    HotSpotDiagnosticMXBean flags =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (flags == null) {
      return Figure.absent("this JVM does not tell whether its heap was touched at the start");
    }
    try {
      long most = Long.parseLong(flags.getVMOption("MaxHeapSize").getValue());
      if (Long.parseLong(flags.getVMOption("InitialHeapSize").getValue()) != most
          || !Boolean.parseBoolean(flags.getVMOption("AlwaysPreTouch").getValue())) {
        return Figure.absent(
            "the heap has no fixed size or was not touched at the start; that takes -Xms and -Xmx"
                + " of the same size and -XX:+AlwaysPreTouch");
      }
      if (collectors.mapTheHeapSeveralTimes()) {
        return Figure.absent(
            "ZGC without generations maps the heap three times, and the kernel counts it as often");
      }
      return Figure.bytes(most, "JVM MaxHeapSize, touched at the start");
    } catch (IllegalArgumentException e) {
      return Figure.absent("this JVM has no such option: " + e.getMessage());
    }
  }

  /** Is a cell that has begun. */
  private final class Open {
    private final TimeLine<HeapPoint> timeLine = new TimeLine<>(HeapPoint::merge);
    private final List<String> notes = new ArrayList<>();
    private final Instant started = Instant.now();
    private final long uptime = runtime.getUptime();
    private final GarbageCollectors.Totals totals = collectors.totals();
    private final long threadsStarted = threads.getTotalStartedThreadCount();
    private final int threadsThen = threads.getThreadCount();
    private long greatest;
    private @Nullable Allocation allocation;
    private long begun;

    Open(boolean complete) {
      if (!complete) {
        notes.add("collections of before the cell may be among its own");
      }
      long used = memory.getHeapMemoryUsage().getUsed();
      add(0, used, used);
    }

    void start() {
      allocation = Allocation.now();
      begun = System.nanoTime();
    }

    synchronized void add(long nanos, long before, long after) {
      greatest = Math.max(greatest, Math.max(before, after));
      timeLine.add(new HeapPoint(Math.max(0, nanos), before, after));
    }

    CellHeap end() {
      final long nanos = System.nanoTime() - begun;
      final Allocation then = allocation;
      final Figure allocated =
          then == null ? Figure.absent("the cell did not start") : Allocation.now().since(then);
      final GarbageCollectors.Totals now = collectors.totals();
      final int peak = threads.getPeakThreadCount();
      final long ended =
          threads.getTotalStartedThreadCount()
              - threadsStarted
              + threadsThen
              - threads.getThreadCount();
      long used = memory.getHeapMemoryUsage().getUsed();
      if (!collectors.awaitAll()) {
        notes.add("not all collections were told of in time");
      }
      add(nanos, used, used);
      synchronized (this) {
        return new CellHeap(
            started,
            nanos,
            peakUsed(),
            allocated,
            Figure.count(now.collections() - totals.collections(), "JVM GarbageCollectorMXBean"),
            Figure.nanos(
                (now.millis() - totals.millis()) * MILLISECOND, "JVM GarbageCollectorMXBean"),
            cycles(now.cycles() - totals.cycles(), false),
            cycles(now.cycleMillis() - totals.cycleMillis(), true),
            Figure.count(peak, "JVM ThreadMXBean"),
            Figure.count(Math.max(0, ended), "JVM ThreadMXBean"),
            timeLine.points(),
            List.copyOf(notes));
      }
    }

    private Figure cycles(long value, boolean isTime) {
      String source = "JVM GarbageCollectorMXBean";
      if (!collectors.areConcurrent()) {
        return Figure.absent(
            "of the collectors %s none counts cycles".formatted(collectors.names()));
      }
      return isTime ? Figure.nanos(value * MILLISECOND, source) : Figure.count(value, source);
    }

    /**
     * Between collections that stop the program the use of the heap only rises, so that the
     * greatest is that before one of them, or at an end. Beside a concurrent one it may be greater;
     * then the JVM's own peak is taken if the heap is one pool.
     */
    private Figure peakUsed() {
      long ofPool = 0;
      if (collectors.haveOnePool()) {
        for (MemoryPoolMXBean pool : collectors.pools()) {
          ofPool = pool.getPeakUsage().getUsed();
        }
      } else if (collectors.areConcurrent()) {
        notes.add(
            "within a concurrent collection the heap may have been fuller than its peak says");
      }
      return ofPool > greatest
          ? Figure.bytes(ofPool, "JVM MemoryPoolMXBean")
          : Figure.bytes(greatest, "JVM before collections and at the ends");
    }
  }
}
