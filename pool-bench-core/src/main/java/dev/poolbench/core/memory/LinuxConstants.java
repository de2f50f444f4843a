package dev.poolbench.core.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds what the kernel tells each process of its units, in the vector that it starts it with. */
final class LinuxConstants {
  private static final int PAGE_SIZE_KEY = 6;
  private static final int TICKS_KEY = 17;
  private static final long SECOND = 1_000_000_000L;

  private static final long[] FOUND = read();

  static final long PAGE_SIZE = FOUND[0];
  static final long NANOS_A_TICK = FOUND[1] == 0 ? 0 : SECOND / FOUND[1];

  private LinuxConstants() {}

  static boolean areKnown() {
    return PAGE_SIZE > 0 && NANOS_A_TICK > 0;
  }

  private static long[] read() {
    long[] found = new long[2];
    try {
      ByteBuffer vector =
          ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")))
              .order(ByteOrder.nativeOrder());
      int word = "32".equals(System.getProperty("sun.arch.data.model")) ? 4 : 8;
      while (vector.remaining() >= 2 * word) {
        long key = word == 4 ? vector.getInt() : vector.getLong();
        long value = word == 4 ? vector.getInt() : vector.getLong();
        if (key == PAGE_SIZE_KEY) {
          found[0] = value;
        } else if (key == TICKS_KEY) {
          found[1] = value;
        }
      }
    } catch (IOException e) {
      // No Linux, or one that hides it: the constants are unknown, and the source is another.
    }
    return found;
  }
}
