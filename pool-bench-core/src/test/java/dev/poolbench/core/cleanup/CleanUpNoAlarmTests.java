package dev.poolbench.core.cleanup;

import static dev.poolbench.core.cleanup.Verdicts.noLeak;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CleanUpNoAlarmTests {

  @Test
  void findsNothingAfterNothing() throws Exception {
    CleanUpReport report = check(() -> {});

    noLeak(report);
    assertThat(report.closeNanos().asLong()).isPresent();
    assertThat(report.checks())
        .allSatisfy(check -> assertThat(check.lingered()).isEmpty())
        .allSatisfy(check -> assertThat(check.ignored()).isEmpty());
  }

  @Test
  void findsNothingAfterAFixedPoolThatWasShutDown() throws Exception {
    noLeak(CleanUp.check(() -> Executors.newFixedThreadPool(50), this::use, this::close));
  }

  @Test
  void findsNothingAfterAForkJoinPoolThatWasShutDown() throws Exception {
    noLeak(CleanUp.check(() -> new ForkJoinPool(8), this::use, this::close));
  }

  @Test
  void findsNothingAfterTheCommonPoolAndDelays() throws Exception {
    noLeak(
        check(
            () -> {
              use(ForkJoinPool.commonPool());
              CompletableFuture.runAsync(
                      () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                  .get();
            }));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "needs virtual threads")
  void findsNothingAfterVirtualThreads() throws Exception {
    noLeak(CleanUp.check(CleanUpNoAlarmTests::virtualThreads, this::use, this::close));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "needs virtual threads")
  void findsNothingAfterVirtualThreadsThatSleptAndWaitedForSockets() throws Exception {
    noLeak(
        CleanUp.check(
            CleanUpNoAlarmTests::virtualThreads,
            pool -> {
              pool.submit(
                      () -> {
                        Thread.sleep(10);
                        return "";
                      })
                  .get();
              try (ServerSocket server = server()) {
                Future<Integer> read = pool.submit(() -> connectAndRead(server));
                try (Socket socket = server.accept()) {
                  socket.getOutputStream().write(1);
                }
                assertThat(read.get()).isEqualTo(1);
              }
            },
            this::close));
  }

  @Test
  void findsNothingAfterSocketsThatWereClosed() throws Exception {
    noLeak(
        check(
            () -> {
              try (ServerSocket server = server();
                  Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                  Socket accepted = server.accept();
                  Selector selector = Selector.open()) {
                client.getOutputStream().write(1);
                assertThat(accepted.getInputStream().read()).isEqualTo(1);
                selector.selectNow();
              }
            }));
  }

  @Test
  void findsNothingAfterAProcessThatWasWaitedFor() throws Exception {
    noLeak(
        check(
            () -> {
              Process process = new ProcessBuilder("echo", "done").start();
              assertThat(process.getInputStream().readAllBytes()).startsWith("done".getBytes());
              assertThat(process.waitFor()).isZero();
            }));
  }

  @Test
  void findsNothingAfterWhatTheJdkKeepsFromItsFirstUse(@TempDir Path folder) throws Exception {
    noLeak(
        check(
            () -> {
              new SecureRandom().nextInt();
              Files.writeString(folder.resolve("a.txt"), "a");
              DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL)
                  .withLocale(Locale.FRANCE)
                  .format(ZonedDateTime.now());
            }));
  }

  @Test
  @EnabledForJreRange(
      min = JRE.JAVA_21,
      disabledReason = "needs an HttpClient that can be closed; before, only the collector does it")
  void findsNothingAfterAnHttpClientThatWasClosed() throws Exception {
    Method create = Class.forName("java.net.http.HttpClient").getMethod("newHttpClient");
    noLeak(
        CleanUp.check(
            () -> (AutoCloseable) create.invoke(null),
            client -> assertThat(client.toString()).isNotEmpty(),
            AutoCloseable::close));
  }

  private static CleanUpReport check(CleanUp.Block block) throws Exception {
    return CleanUp.check(() -> "", text -> block.run(), text -> {});
  }

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    Method create = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    return (ExecutorService) create.invoke(null);
  }

  private static ServerSocket server() throws Exception {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static int connectAndRead(ServerSocket server) throws Exception {
    try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      return socket.getInputStream().read();
    }
  }

  private void use(ExecutorService pool) throws Exception {
    List<Future<Double>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double number = i;
      futures.add(pool.submit(() -> Math.sqrt(number)));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(futures.get(i).get()).isEqualTo(Math.sqrt(i));
    }
  }

  private void close(ExecutorService pool) throws Exception {
    pool.shutdown();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }
}
