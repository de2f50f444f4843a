package dev.poolbench.adapters.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Reads what a worker prints, as fast as it comes, and keeps the end of it.
 *
 * <p>So a worker is never held up by what it prints, and the host keeps 8 kB of it at the most.
 */
final class Tail {
  private static final int BYTES = 8 << 10;
  private static final int READ = 4 << 10;
  private static final long PATIENCE_SECONDS = 1;

  private final Thread reader;
  private final byte[] ring = new byte[BYTES];
  private long total;

  Tail(InputStream from, String name) {
    reader = new Thread(null, () -> read(from), name, 0, false);
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream from) {
    byte[] bytes = new byte[READ];
    try (from) {
      for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) {
        keep(bytes, n);
      }
    } catch (IOException closed) {
      return; // Its process has ended.
    }
  }

  private synchronized void keep(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (total++ % BYTES)] = bytes[i];
    }
  }

  /** Waits for the rest of it, once the worker has ended; not long, for a child may still print. */
  String whole() throws InterruptedException {
    reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    return text();
  }

  private synchronized String text() {
    int kept = (int) Math.min(total, BYTES);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((total - kept + i) % BYTES)];
    }
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    return total > kept
        ? "[%d bytes before this are left out]%n%s".formatted(total - kept, text)
        : text;
  }
}
