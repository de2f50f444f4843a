package dev.poolbench.core.memory;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is allocated, from one moment to another.
 *
 * <p>A newer JVM, from JDK 21 on or a late update of 17, has a total, in which threads that ended
 * stay, though HotSpot counts them a moment after their end. An older one tells it of each thread
 * that lives, which adds up to the same if none has ended meanwhile, and to too little otherwise.
 * What the heap grew by between collections is no substitute: it counts whole regions and the
 * unused ends of thread-local buffers, 5 % too much for large objects and a multiple of the truth
 * for little.
 */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final @Nullable MethodHandle TOTAL = total();

  private static final long[] NONE = new long[0];

  private final boolean isTotal;
  private final long total;
  private final long[] threads;
  private final long[] bytes;
  private final long started;

  private Allocation(boolean isTotal, long total, long[] threads, long[] bytes) {
    this.isTotal = isTotal;
    this.total = total;
    this.threads = threads;
    this.bytes = bytes;
    this.started = THREADS.getTotalStartedThreadCount();
  }

  static Allocation now() {
    return TOTAL == null ? nowByThread() : new Allocation(true, readTotal(TOTAL), NONE, NONE);
  }

  static Allocation nowByThread() {
    long[] threads = THREADS.getAllThreadIds();
    return new Allocation(false, 0, threads, THREADS.getThreadAllocatedBytes(threads));
  }

  static boolean hasTotal() {
    return TOTAL != null;
  }

  /** Returns what was allocated from then until this, both of the same kind. */
  Figure since(Allocation then) {
    if (!THREADS.isThreadAllocatedMemoryEnabled() || total < 0) {
      return Figure.absent("this JVM does not count what its threads allocate");
    }
    if (isTotal) {
      return Figure.bytes(total - then.total, "JVM getTotalThreadAllocatedBytes");
    }
    Map<Long, Long> before = then.byThread();
    Map<Long, Long> after = byThread();
    long ended = before.keySet().stream().filter(thread -> !after.containsKey(thread)).count();
    long begun = after.keySet().stream().filter(thread -> !before.containsKey(thread)).count();
    ended += Math.max(0, started - then.started - begun);
    if (ended > 0) {
      return Figure.absent(
          "%d threads ended meanwhile, whose allocation this JVM, older than JDK 21, forgets"
              .formatted(ended));
    }
    long sum = 0;
    for (Map.Entry<Long, Long> thread : after.entrySet()) {
      sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return Figure.bytes(sum, "JVM getThreadAllocatedBytes, sum over all threads");
  }

  private Map<Long, Long> byThread() {
    Map<Long, Long> found = new HashMap<>();
    for (int i = 0; i < threads.length; i++) {
      if (bytes[i] >= 0) {
        found.put(threads[i], bytes[i]);
      }
    }
    return found;
  }

  private static @Nullable MethodHandle total() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(
              ThreadMXBean.class,
              "getTotalThreadAllocatedBytes",
              MethodType.methodType(long.class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static long readTotal(MethodHandle total) {
    try {
      return (long) total.invokeExact(THREADS);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
