package dev.poolbench.core.cleanup;

import java.util.Locale;

/** Writes amounts for people to read. */
final class Units {
  private Units() {}

  static String time(long nanos) {
    return nanos < 1_000_000_000L
        ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
        : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
  }

  static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  static String bytes(double bytes) {
    double size = Math.abs(bytes);
    if (size < 10 && size != Math.rint(size)) {
      return String.format(Locale.ROOT, "%.3f bytes", bytes);
    }
    if (size < 1e3) {
      return String.format(Locale.ROOT, "%.0f bytes", bytes);
    }
    return size < 1e6
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.2f MB", bytes / 1e6);
  }
}
