package dev.poolbench.core.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Collects garbage until two collections one after the other leave the same.
 *
 * <p>One collection is not enough: what it finds dead may hold on to more through a reference that
 * is cleared, or a cleaner that runs, only afterwards. So it waits, after each, until the JVM has
 * handed on the references of this collection.
 *
 * <p>The serial collector moves all that lives together in every fourth full collection only; the
 * others leave gaps of up to 5 % of the old generation and count them as used. With it the least of
 * four collections is compared with the least of four that end one later.
 */
final class SettledHeap {
  private static final int MOST_ROUNDS = 9;
  private static final long SAME = 16 << 10;
  private static final long PATIENCE_MILLIS = 1_000;

  private final GarbageCollectors collectors;
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final int turn;

  SettledHeap(GarbageCollectors collectors) {
    this.collectors = collectors;
    this.turn = collectors.collectionsPerCompaction();
  }

  Figure collect() {
    long before = count();
    long[] left = new long[MOST_ROUNDS + turn];
    for (int round = 0; round < left.length; round++) {
      collectOnce();
      if (count() == before) {
        return Figure.absent(
            "System.gc() collects nothing in this JVM, whose collectors are: " + named());
      }
      left[round] = left();
      if (round >= turn && Math.abs(least(left, round) - least(left, round - 1)) <= SAME) {
        return Figure.bytes(
            least(left, round), "JVM after %d times System.gc()".formatted(round + 1));
      }
    }
    return Figure.absent(
        "the heap had not settled after %d collections, the last of which left %d bytes"
            .formatted(left.length, left[left.length - 1]));
  }

  /** Returns the least of as many as have one whole compaction among them, up to the given one. */
  private long least(long[] left, int last) {
    return Arrays.stream(left, last - turn + 1, last + 1).min().orElseThrow();
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
