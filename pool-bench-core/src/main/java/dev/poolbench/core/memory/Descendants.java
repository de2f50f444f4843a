package dev.poolbench.core.memory;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the descendants of a process.
 *
 * <p>On Linux by the children of each thread, which costs about 10 us a thread, or by looking at
 * all processes of the system if the threads are many; and not at all while the kernel has given
 * out no new number since the last time, which costs 2 us to see.
 */
final class Descendants implements AutoCloseable {
  private static final int MANY_THREADS = 128;

  private final boolean childrenAreListed;
  private final byte[] buffer = new byte[4096];
  private final @Nullable ProcFile load;
  private long lastNumber = ProcFile.NONE;

  Descendants(Source source) {
    childrenAreListed =
        source == Source.LINUX_PROC && Files.exists(Path.of("/proc/thread-self/children"));
    load = source == Source.LINUX_PROC ? loadFile() : null;
  }

  private static @Nullable ProcFile loadFile() {
    try {
      return new ProcFile("/proc/loadavg");
    } catch (IOException e) {
      return null;
    }
  }

  /** Tells whether any process or thread of the system has begun since the last search. */
  boolean mayBeNew() {
    return lastNumber == ProcFile.NONE || lastGiven() != lastNumber;
  }

  private long lastGiven() {
    if (load == null) {
      return ProcFile.NONE;
    }
    try {
      load.read();
      return load.lastNumber();
    } catch (IOException e) {
      return ProcFile.NONE;
    }
  }

  /** Returns the descendants of processes that have so many threads together. */
  Set<Long> of(Iterable<Long> roots, int threads) {
    lastNumber = lastGiven();
    Set<Long> found = new LinkedHashSet<>();
    for (long root : roots) {
      if (childrenAreListed && threads <= MANY_THREADS) {
        byChildren(root, found);
      } else {
        found.addAll(byHandle(root));
      }
    }
    return found;
  }

  private static Set<Long> byHandle(long root) {
    return ProcessHandle.of(root)
        .map(handle -> handle.descendants().map(ProcessHandle::pid).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private void byChildren(long root, Set<Long> found) {
    Deque<Long> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      String tasks = "/proc/" + open.remove() + "/task/";
      String[] threads = new File(tasks).list();
      if (threads != null) {
        for (String thread : threads) {
          addNumbers(tasks + thread + "/children", found, open);
        }
      }
    }
  }

  /** Adds the numbers in a file that were not found before. */
  private void addNumbers(String file, Set<Long> found, Deque<Long> open) {
    try (FileInputStream in = new FileInputStream(file)) {
      long number = 0;
      for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
        for (int i = 0; i < length; i++) {
          if (buffer[i] >= '0') {
            number = number * 10 + (buffer[i] - '0');
          } else if (number > 0) {
            if (found.add(number)) {
              open.add(number);
            }
            number = 0;
          }
        }
      }
    } catch (IOException e) {
      // The thread has ended, and its children have gone over to another.
    }
  }

  @Override
  public void close() {
    if (load != null) {
      try {
        load.close();
      } catch (IOException e) {
        // A file that was only read has nothing to lose.
      }
    }
  }
}
