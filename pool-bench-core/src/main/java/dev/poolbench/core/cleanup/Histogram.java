package dev.poolbench.core.cleanup;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the live objects on the heap, exactly and with any collector, by a full collection and a
 * walk over what is left: some 10 ms with a heap of a few megabytes, and a second or so a gigabyte.
 *
 * <p>Works where explicit collections are disabled, too, and counts bytes where a collector's own
 * figures know whole pages only. What serial and parallel collectors leave as padding is not
 * counted where the JDK marks it.
 */
final class Histogram {
  private static final String COMMAND = "gcClassHistogram";
  private static final String PADDING = "jdk.internal.vm.Filler";

  private record Entry(long instances, long bytes) {
    static final Entry NONE = new Entry(0, 0);
  }

  private final Map<String, Entry> entries;
  private final long total;

  private Histogram(Map<String, Entry> entries) {
    this.entries = entries;
    this.total = entries.values().stream().mapToLong(Entry::bytes).sum();
  }

  static Histogram take() throws Diagnostics.Unavailable {
    String text = Diagnostics.call(COMMAND);
    Map<String, Entry> entries = new HashMap<>();
    for (String line : text.lines().toList()) {
      String[] columns = line.strip().split("\\s+", 5);
      if (columns.length > 3 && columns[0].endsWith(":") && !columns[3].contains(PADDING)) {
        Entry entry = new Entry(Long.parseLong(columns[1]), Long.parseLong(columns[2]));
        entries.merge(
            columns[3],
            entry,
            (a, b) -> new Entry(a.instances() + b.instances(), a.bytes() + b.bytes()));
      }
    }
    return new Histogram(entries);
  }

  /** Counts the bytes of all live objects, and what padding there is. */
  static long takeTotal() throws Diagnostics.Unavailable {
    String text = Diagnostics.call(COMMAND);
    String total = text.substring(text.lastIndexOf("Total"));
    return Long.parseLong(total.strip().split("\\s+", 4)[2]);
  }

  /** Returns the bytes of all live objects. */
  long total() {
    return total;
  }

  long instances(String className) {
    return entries.getOrDefault(className, Entry.NONE).instances();
  }

  /** Returns by how many bytes each class has grown, those that have not left out. */
  Map<String, Long> growth(Histogram before) {
    Map<String, Long> growth = new HashMap<>();
    entries.forEach(
        (name, entry) -> {
          long more = entry.bytes() - before.entries.getOrDefault(name, Entry.NONE).bytes();
          if (more > 0) {
            growth.put(name, more);
          }
        });
    return growth;
  }

  /** Returns how many more objects of a class there are. */
  long moreInstances(String className, Histogram before) {
    return instances(className) - before.instances(className);
  }
}
