package dev.poolbench.core.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.OptionalLong;

/**
 * Collects garbage until two collections one after the other leave the same.
 *
 * <p>One collection is not enough: what it finds dead may hold on to more through a reference that
 * is cleared, or a cleaner that runs, only afterwards. So it waits, after each, until the JVM has
 * handed on the references of this collection.
 */
final class SettledHeap {
  private static final int MOST_ROUNDS = 10;
  private static final long SAME = 16 << 10;
  private static final long PATIENCE_MILLIS = 1_000;

  private final GarbageCollectors collectors;
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

  SettledHeap(GarbageCollectors collectors) {
    this.collectors = collectors;
  }

  Figure collect() {
    long before = count();
    long last = Long.MAX_VALUE;
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      collectOnce();
      if (count() == before) {
        return Figure.absent(
            "System.gc() collects nothing in this JVM, whose collectors are: " + named());
      }
      long used = left();
      if (Math.abs(used - last) <= SAME) {
        return Figure.bytes(used, "JVM after %d times System.gc()".formatted(round));
      }
      last = used;
    }
    return Figure.absent(
        "the heap had not settled after %d collections, the last of which left %d bytes"
            .formatted(MOST_ROUNDS, last));
  }

  /**
   * Returns what a collection itself has left, where it stops the program: a reading afterwards has
   * new thread-local buffers, which may be megabytes.
   */
  private long left() {
    OptionalLong told =
        !collectors.areConcurrent() && collectors.awaitAll()
            ? collectors.lastAfter()
            : OptionalLong.empty();
    return told.orElseGet(() -> memory.getHeapMemoryUsage().getUsed());
  }

  private String named() {
    return collectors.names().isEmpty() ? "none" : collectors.names();
  }

  private long count() {
    GarbageCollectors.Totals totals = collectors.totals();
    return totals.collections() + totals.cycles();
  }

  private static void collectOnce() {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    PhantomReference<Object> canary = new PhantomReference<>(new Object(), queue);
    System.gc();
    try {
      queue.remove(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    canary.clear();
  }
}
