package dev.poolbench.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.report.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HttpOnVirtualThreadsTests {
  private static final int JOBS = 8;

  /** A job that pinned the one carrier would keep the others from asking, and none be answered. */
  @ParameterizedTest
  @ValueSource(strings = {"fresh", "pooled"})
  void waitsWithoutItsCarrier(String connection) throws Exception {
    List<Jdk> found = Jdk.find();
    Jdk newest = found.get(found.size() - 1);
    assumeThat(newest.hasVirtualThreads()).as("needs a JDK of version 21 or newer").isTrue();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server, new CyclicBarrier(JOBS)));
      thread.setDaemon(true);
      thread.start();
      Report report =
          PoolBench.compare("jdk-virtual(bounded=false)")
              .workload(
                  "http(url=\"http://127.0.0.1:%d/\",connection=%s,retries=0,timeout=0)"
                      .formatted(server.getLocalPort(), connection))
              .jobs(JOBS)
              .forks(1)
              .iterations(2)
              .warmUpTime(Duration.ZERO)
              .iterationTime(Duration.ZERO)
              .timeout(Duration.ofSeconds(20))
              .jdks(List.of(newest))
              .jvmArgs(
                  List.of(
                      "-Djdk.virtualThreadScheduler.parallelism=1",
                      "-Djdk.virtualThreadScheduler.maxPoolSize=1"))
              .inspect(false)
              .run();

      assertThat(report.problems()).isEmpty();
      assertThat(report.cells().get(0).nanosPerJobSet()).isPresent();
    }
  }

  /** Answers the first job at once, for it comes alone, and then only as many as come together. */
  private static void serve(ServerSocket server, CyclicBarrier together) {
    boolean[] first = {true};
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        Thread thread = new Thread(() -> answer(connection, together, first));
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void answer(Socket connection, CyclicBarrier together, boolean[] first) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      String line = in.readLine();
      while (line != null) {
        if (line.isEmpty()) {
          if (!isFirst(first)) {
            together.await();
          }
          connection
              .getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                      .getBytes(StandardCharsets.US_ASCII));
        }
        line = in.readLine();
      }
    } catch (IOException | BrokenBarrierException e) {
      // The job fails, and tells.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isFirst(boolean[] first) {
    synchronized (first) {
      boolean is = first[0];
      first[0] = false;
      return is;
    }
  }
}
