package dev.poolbench.adapters.process;

import dev.poolbench.api.WorkloadSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows the workloads of the jobs that a pool was handed, each checked before its first job. */
final class PoolWorkloads {

  /** Is a workload as the pool knows it. */
  static final class Entry {
    final int index;
    final byte[] text;
    private volatile @Nullable String broken;

    private Entry(int index, byte[] text) {
      this.index = index;
      this.text = text;
    }

    /** Returns why no job of it is given to a worker any more, null if they are. */
    @Nullable String broken() {
      return broken;
    }

    void breaks(String why) {
      broken = why;
    }
  }

  private final Map<WorkloadSpec, Entry> entries = new ConcurrentHashMap<>();

  /**
   * Checks a workload that jobs are handed over of.
   *
   * @throws IllegalArgumentException if a worker cannot rebuild it; the message says why
   */
  void check(WorkloadSpec spec) {
    if (!entries.containsKey(spec)) {
      RemoteWorkload.check(spec);
      add(spec);
    }
  }

  private synchronized void add(WorkloadSpec spec) {
    byte[] text = spec.toString().getBytes(StandardCharsets.UTF_8);
    if (text.length > Frames.MOST_TEXT || entries.size() >= Frames.MOST_WORKLOADS) {
      throw new IllegalArgumentException(
          "workload '%s': accepted are %d bytes of text, and %d workloads while a pool is open"
              .formatted(spec.id(), Frames.MOST_TEXT, Frames.MOST_WORKLOADS));
    }
    entries.putIfAbsent(spec, new Entry(entries.size(), text));
  }

  Entry of(WorkloadSpec spec) {
    Entry entry = entries.get(spec);
    if (entry == null) {
      throw new IllegalStateException(spec + " was not checked");
    }
    return entry;
  }
}
