package dev.poolbench.core.memory;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * Knows the garbage collectors of this JVM, counts what they do, and is told of each collection.
 *
 * <p>The JVM tells of a collection on a thread of its own, after it: who wants to know of all so
 * far calls {@link #awaitAll} first.
 */
final class GarbageCollectors implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  /** Is told of a collection; called on the JVM's thread, never twice at once. */
  interface Listener {
    /** Takes when it began, in milliseconds since the JVM started, and the use of the heap. */
    void collected(long startMillis, long before, long after);
  }

  /** Holds how many collections there were and how long they took, in milliseconds. */
  record Totals(long collections, long millis, long cycles, long cycleMillis) {}

  private final List<java.lang.management.GarbageCollectorMXBean> beans =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private final Map<String, Long> told = new HashMap<>();
  private OptionalLong lastAfter = OptionalLong.empty();
  private final NotificationListener receiver = this::receive;
  private final Listener listener;

  GarbageCollectors(Listener listener) {
    this.listener = listener;
    for (var bean : beans) {
      if (bean instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(receiver, null, null);
      }
    }
    skipEarlier();
  }

  /** Nobody is told of the collections before there was a listener. */
  private synchronized void skipEarlier() {
    for (var bean : beans) {
      GcInfo last = lastOf(bean);
      if (last != null) {
        told.merge(bean.getName(), last.getId(), Math::max);
      }
    }
  }

  private static @Nullable GcInfo lastOf(java.lang.management.GarbageCollectorMXBean bean) {
    return bean instanceof GarbageCollectorMXBean sun ? sun.getLastGcInfo() : null;
  }

  private void receive(Notification notification, Object handback) {
    if (!GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
        notification.getType())) {
      return;
    }
    GarbageCollectionNotificationInfo told =
        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
    GcInfo info = told.getGcInfo();
    synchronized (this) {
      long after = sum(info.getMemoryUsageAfterGc());
      lastAfter = OptionalLong.of(after);
      listener.collected(info.getStartTime(), sum(info.getMemoryUsageBeforeGc()), after);
      this.told.merge(told.getGcName(), info.getId(), Math::max);
      notifyAll();
    }
  }

  private long sum(Map<String, MemoryUsage> usage) {
    long sum = 0;
    for (String pool : heapPools) {
      MemoryUsage used = usage.get(pool);
      sum += used == null ? 0 : used.getUsed();
    }
    return sum;
  }

  /** Waits until all collections so far have been told of; returns whether that was so in time. */
  synchronized boolean awaitAll() {
    long deadline = System.nanoTime() + PATIENCE;
    for (var bean : beans) {
      GcInfo last = lastOf(bean);
      while (last != null && told.getOrDefault(bean.getName(), 0L) < last.getId()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  /** Returns what the last collection that was told of has left, in bytes, if there was one. */
  synchronized OptionalLong lastAfter() {
    return lastAfter;
  }

  /** Tells whether a collection goes on beside the program. */
  boolean areConcurrent() {
    return beans.stream().anyMatch(GarbageCollectors::isConcurrent);
  }

  /**
   * Tells whether the heap is mapped at several addresses, as by ZGC before it had generations: the
   * kernel then counts each page several times.
   */
  boolean mapTheHeapSeveralTimes() {
    return beans.stream().anyMatch(bean -> bean.getName().equals("ZGC Cycles"));
  }

  /** Returns how many full collections it takes until one has surely closed all gaps. */
  int collectionsPerCompaction() {
    if (beans.stream().noneMatch(bean -> bean.getName().equals("MarkSweepCompact"))) {
      return 1;
    }
    HotSpotDiagnosticMXBean flags =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return Integer.parseInt(flags.getVMOption("MarkSweepAlwaysCompactCount").getValue());
    } catch (IllegalArgumentException e) {
      return 1;
    }
  }

  /** Tells whether the heap is one pool, so that the peak of the pool is that of the heap. */
  boolean haveOnePool() {
    return heapPools.size() == 1;
  }

  List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  String names() {
    return beans.stream()
        .map(java.lang.management.GarbageCollectorMXBean::getName)
        .collect(Collectors.joining(", "));
  }

  Totals totals() {
    long collections = 0;
    long millis = 0;
    long cycles = 0;
    long cycleMillis = 0;
    for (var bean : beans) {
      if (isConcurrent(bean)) {
        cycles += bean.getCollectionCount();
        cycleMillis += bean.getCollectionTime();
      } else {
        collections += bean.getCollectionCount();
        millis += bean.getCollectionTime();
      }
    }
    return new Totals(collections, millis, cycles, cycleMillis);
  }

  private static boolean isConcurrent(java.lang.management.GarbageCollectorMXBean bean) {
    return bean.getName().endsWith("Cycles");
  }

  @Override
  public void close() {
    for (var bean : beans) {
      if (bean instanceof NotificationEmitter emitter) {
        try {
          emitter.removeNotificationListener(receiver);
        } catch (ListenerNotFoundException e) {
          // It is not told any more, which is all that is wanted.
        }
      }
    }
  }
}
