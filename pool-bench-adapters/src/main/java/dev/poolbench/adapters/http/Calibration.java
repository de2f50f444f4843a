package dev.poolbench.adapters.http;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how many requests the server answers in a second, without a delay, to a client that does
 * as little as a client can: no pool gets more out of it. Goes on until that has not grown for some
 * rounds, for it grows in steps while the server's code is compiled.
 */
final class Calibration {
  private static final int CLIENTS = 8;
  private static final long NANOS = 300_000_000L;
  private static final int MOST_ROUNDS = 40;
  private static final int PATIENCE = 4;
  private static final double GROWS = 1.02;

  private final int port;
  private final int size;
  private final boolean fresh;

  private Calibration(int port, int size, boolean fresh) {
    this.port = port;
    this.size = size;
    this.fresh = fresh;
  }

  static double of(int port, int size, boolean fresh) throws Exception {
    Calibration calibration = new Calibration(port, size, fresh);
    double most = 0;
    for (int round = 0, last = 0; round < MOST_ROUNDS && round - last <= PATIENCE; round++) {
      double next = calibration.perSecond();
      if (next > GROWS * most) {
        last = round;
      }
      most = Math.max(most, next);
    }
    return most;
  }

  private double perSecond() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      long start = System.nanoTime();
      List<Callable<Long>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(() -> askUntil(start + NANOS));
      }
      long answers = 0;
      for (Future<Long> client : threads.invokeAll(clients)) {
        answers += client.get();
      }
      return answers * 1e9 / (System.nanoTime() - start);
    } finally {
      threads.shutdown();
    }
  }

  private long askUntil(long end) throws IOException {
    byte[] request =
        "GET /?job=0&size=%db HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
            .formatted(size, fresh ? "Connection: close\r\n" : "")
            .getBytes(StandardCharsets.US_ASCII);
    long answers = 0;
    while (System.nanoTime() - end < 0) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        do {
          socket.getOutputStream().write(request);
          skipHead(in);
          in.skipNBytes(size);
          answers++;
        } while (!fresh && System.nanoTime() - end < 0);
      }
    }
    return answers;
  }

  /** Skips to behind the empty line that ends the head. */
  private static void skipHead(InputStream in) throws IOException {
    int lineLength = 0;
    while (true) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("the server closed the connection");
      }
      if (read == '\n') {
        if (lineLength == 0) {
          return;
        }
        lineLength = 0;
      } else if (read != '\r') {
        lineLength++;
      }
    }
  }
}
