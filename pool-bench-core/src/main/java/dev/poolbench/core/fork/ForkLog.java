package dev.poolbench.core.fork;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Is what a fork printed: the JVM, the adapter and the jobs. */
record ForkLog(Path file) {
  private static final int TAIL_BYTES = 8_000;

  /** Returns the last 8,000 bytes, and says so if there was more. */
  String tail() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long skipped = Math.max(0, log.length() - TAIL_BYTES);
      log.seek(skipped);
      byte[] bytes = new byte[(int) (log.length() - skipped)];
      log.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return skipped == 0 ? text : "[" + skipped + " bytes before this are left out]\n" + text;
    } catch (IOException e) {
      return "not available: " + e;
    }
  }
}
