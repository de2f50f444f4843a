package dev.poolbench.core.cleanup;

import dev.poolbench.core.memory.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how much memory outside the Java heap is resident, from the exact figures of the kernel's
 * list of mappings; takes some milliseconds.
 *
 * <p>The heap is left out because it becomes resident as it is first touched, which says nothing of
 * leaks; live heap is counted apart.
 */
final class Rss {
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");
  private static final Pattern RANGE = Pattern.compile("\\[0x([0-9a-f]+),.*?0x([0-9a-f]+)\\)");
  private static final String SOURCE = "LINUX_PROC smaps, without the heap";
  private static final String HEAP_FILE = "java_heap";

  private Rss() {}

  /** Reads the bytes. */
  static Figure outsideHeap() {
    if (!Files.isReadable(MAPPINGS)) {
      return Figure.absent("needs %s, which Linux has".formatted(MAPPINGS));
    }
    try {
      return outside(heapRange());
    } catch (Diagnostics.Unavailable e) {
      return Figure.absent(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Figure.absent("could not be read: " + e);
    }
  }

  /** Reads how many bytes there are more than before. */
  static Figure retained(Figure before) {
    if (before.asLong().isEmpty()) {
      return before;
    }
    Figure now = outsideHeap();
    return now.asLong().isEmpty()
        ? now
        : Figure.bytes(now.asLong().getAsLong() - before.asLong().getAsLong(), SOURCE);
  }

  private record Range(long from, long to) {
    boolean contains(long address) {
      return Long.compareUnsigned(address, from) >= 0 && Long.compareUnsigned(address, to) < 0;
    }
  }

  /** The JVM tells the addresses of each part of the heap, except where the heap is a file. */
  private static Range heapRange() throws Diagnostics.Unavailable {
    Matcher ranges = RANGE.matcher(Diagnostics.callPlain("gcHeapInfo"));
    Range all = new Range(-1, 0);
    while (ranges.find()) {
      long from = Long.parseUnsignedLong(ranges.group(1), 16);
      long to = Long.parseUnsignedLong(ranges.group(2), 16);
      all =
          new Range(
              Long.compareUnsigned(from, all.from()) < 0 ? from : all.from(),
              Long.compareUnsigned(to, all.to()) > 0 ? to : all.to());
    }
    return all;
  }

  /** Reads lines by hand: there are thousands, and matching them would itself take megabytes. */
  private static Figure outside(Range heap) throws IOException {
    long kilobytes = 0;
    boolean inHeap = false;
    boolean heapSeen = false;
    try (BufferedReader lines = Files.newBufferedReader(MAPPINGS)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("Rss:")) {
          kilobytes += inHeap ? 0 : number(line);
        } else if (isHex(line.charAt(0))) {
          inHeap =
              heap.contains(Long.parseUnsignedLong(line, 0, line.indexOf('-'), 16))
                  || line.contains(HEAP_FILE);
          heapSeen |= inHeap;
        }
      }
    }
    return heapSeen
        ? Figure.bytes(kilobytes * 1_024, SOURCE)
        : Figure.absent("the JVM does not tell where its heap is");
  }

  /** Tells an address from the name of a figure, which begins with a capital letter. */
  private static boolean isHex(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
  }

  /** Reads the number of a line such as {@code Rss: 1234 kB}. */
  private static long number(String line) {
    long number = 0;
    for (int i = 0; i < line.length(); i++) {
      int digit = Character.digit(line.charAt(i), 10);
      number = digit < 0 ? number : number * 10 + digit;
    }
    return number;
  }
}
