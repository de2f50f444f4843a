package dev.poolbench.core.cleanup;

import static dev.poolbench.core.cleanup.Verdicts.noLeak;
import static dev.poolbench.core.cleanup.Verdicts.onlyLeak;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CleanUpTests {
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Thread> started = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void giveBackWhatWasLeaked() throws Exception {
    release.countDown();
    for (AutoCloseable open : opened) {
      open.close();
    }
    for (Thread thread : started) {
      thread.join();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesAThreadThatIsLeft(boolean daemon) throws Exception {
    CleanUpReport report = check(() -> start("left-thread", daemon, release::await));

    CleanUpCheck threads = onlyLeak(report, CheckKind.THREADS);
    assertThat(threads.evidence()).hasSize(1);
    assertThat(threads.evidence().get(0).what())
        .isEqualTo(
            "thread \"left-thread\", WAITING, %s".formatted(daemon ? "a daemon" : "not a daemon"));
    assertThat(threads.evidence().get(0).detail()).contains("CountDownLatch.await");
  }

  @Test
  void waitsForAThreadThatEndsHalfASecondAfterClose() throws Exception {
    CleanUpReport report =
        check(() -> start("late-thread", false, () -> release.await(500, TimeUnit.MILLISECONDS)));

    noLeak(report);
    List<Lingered> lingered = report.check(CheckKind.THREADS).lingered();
    assertThat(lingered).hasSize(1);
    assertThat(lingered.get(0).what()).contains("late-thread");
    assertThat(lingered.get(0).nanos()).isPositive();
  }

  @Test
  void namesTheThreadsOfAnExecutorThatIsDropped() throws Exception {
    AtomicReference<WeakReference<ExecutorService>> dropped = new AtomicReference<>();
    CleanUpReport report =
        check(
            () -> {
              ExecutorService executor = Executors.newFixedThreadPool(3);
              for (int i = 0; i < 100; i++) {
                executor.submit(() -> Math.sqrt(2));
              }
              dropped.set(new WeakReference<>(executor));
            });
    opened.add(
        () -> {
          ExecutorService executor = dropped.get().get();
          executor.shutdown();
          executor.awaitTermination(1, TimeUnit.MINUTES);
        });

    CleanUpCheck threads = onlyLeak(report, CheckKind.THREADS);
    assertThat(threads.evidence())
        .hasSize(3)
        .allSatisfy(evidence -> assertThat(evidence.what()).matches(".*\"pool-\\d+-thread-\\d\".*"))
        .allSatisfy(evidence -> assertThat(evidence.detail()).contains("ThreadPoolExecutor"));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "needs virtual threads")
  void namesAVirtualThreadThatIsLeft() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Runnable task =
        () -> {
          running.countDown();
          await(release);
        };
    CleanUpReport report =
        check(
            () -> {
              Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
              running.await();
            });

    CleanUpCheck threads = onlyLeak(report, CheckKind.VIRTUAL_THREADS);
    assertThat(threads.evidence()).hasSize(1);
    assertThat(threads.evidence().get(0).what()).startsWith("virtual thread #");
    assertThat(threads.evidence().get(0).detail()).contains(getClass().getName());
  }

  @Test
  void namesAChildProcessThatIsLeft() throws Exception {
    CleanUpReport report =
        check(
            () -> {
              Process process =
                  new ProcessBuilder("sleep", "300")
                      .redirectInput(Redirect.from(new File("/dev/null")))
                      .redirectOutput(Redirect.DISCARD)
                      .redirectError(Redirect.DISCARD)
                      .start();
              opened.add(() -> process.destroyForcibly().waitFor());
            });

    CleanUpCheck processes = onlyLeak(report, CheckKind.PROCESSES);
    assertThat(processes.evidence()).hasSize(1);
    assertThat(processes.evidence().get(0).what()).matches("process \\d+: .*sleep 300");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/fd")
  void namesAFileThatIsLeftOpen(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("left.txt"), "left");
    CleanUpReport report = check(() -> opened.add(Files.newInputStream(file)));

    CleanUpCheck files = onlyLeak(report, CheckKind.FILES);
    assertThat(files.evidence()).hasSize(1);
    assertThat(files.evidence().get(0).what()).startsWith(file.toRealPath().toString());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/fd")
  void namesAFileThatOnlyTheCollectorCloses(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("dropped.txt"), "dropped");
    CountDownLatch open = new CountDownLatch(1);
    CleanUp.Block dropLater =
        () -> {
          InputStream stream = new FileInputStream(file.toFile());
          open.countDown();
          release.await(500, TimeUnit.MILLISECONDS);
          Reference.reachabilityFence(stream);
        };
    CleanUpCheck files =
        check(
                () -> {
                  start("holder", false, dropLater);
                  open.await();
                })
            .check(CheckKind.FILES);

    assertThat(Stream.concat(files.evidence().stream(), files.lingered().stream()))
        .as("left open, or lingered if the collector happened to run within the grace period")
        .singleElement()
        .asString()
        .contains("dropped.txt");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/fd")
  void namesSocketsThatAreLeftOpenWithTheirAddresses() throws Exception {
    AtomicReference<Integer> port = new AtomicReference<>();
    CleanUpReport report =
        check(
            () -> {
              ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
              opened.add(server);
              port.set(server.getLocalPort());
              opened.add(new Socket(server.getInetAddress(), server.getLocalPort()));
              server.accept().close();
            });

    CleanUpCheck files = onlyLeak(report, CheckKind.FILES);
    assertThat(files.evidence())
        .hasSize(2)
        .allSatisfy(
            evidence ->
                assertThat(evidence.what())
                    .startsWith("socket:[")
                    .contains("127.0.0.1:" + port.get()))
        .anySatisfy(evidence -> assertThat(evidence.what()).contains("(listening)"));
  }

  @Test
  void namesHeapThatIsRetained() throws Exception {
    List<byte[]> retained = new ArrayList<>();
    CleanUpReport report = check(() -> retained.add(new byte[20_500_000]));

    CleanUpCheck heap = onlyLeak(report, CheckKind.HEAP);
    assertThat(retained).hasSize(1);
    assertThat(heap.evidence()).hasSize(1);
    assertThat(heap.evidence().get(0).what()).matches("20\\.\\d+ MB of live heap retained.*");
    assertThat(heap.evidence().get(0).detail()).startsWith("[B: 20.");
    assertThat(report.heapRetained().asLong()).isPresent();
    assertThat(report.heapRetained().asLong().getAsLong()).isGreaterThan(20_000_000);
  }

  @Test
  void reportsACloseThatTakesLong() throws Exception {
    CleanUpReport report =
        CleanUp.check(() -> "", text -> {}, text -> release.await(3, TimeUnit.SECONDS));

    CleanUpCheck close = onlyLeak(report, CheckKind.CLOSE_TIME);
    assertThat(close.evidence()).hasSize(1);
    assertThat(close.evidence().get(0).what())
        .matches("close took \\d+\\.\\d\\d s; accepted is 2\\.00 s");
    assertThat(close.evidence().get(0).detail()).contains("CountDownLatch.await");
    assertThat(report.closeNanos().asLong().getAsLong()).isGreaterThan(2_000_000_000L);
  }

  @Test
  void givesUpACloseThatHangs() throws Exception {
    CleanUpReport report = CleanUp.check(() -> "", text -> {}, text -> release.await(), deadline());

    CleanUpCheck close = onlyLeak(report, CheckKind.CLOSE_TIME);
    assertThat(close.evidence()).hasSize(1);
    assertThat(close.evidence().get(0).what())
        .isEqualTo("close did not end within 2.00 s; it ended when it was interrupted");
    assertThat(close.evidence().get(0).detail())
        .contains("CountDownLatch.await", "all threads:", "\"" + Thread.currentThread().getName());
    assertThat(report.closeNanos().asLong()).isEmpty();
  }

  @Test
  void givesUpACloseThatHangsAndDoesNotHeedAnInterruption() throws Exception {
    CleanUpReport report =
        CleanUp.check(
            () -> "",
            text -> {},
            text -> {
              started.add(Thread.currentThread());
              await(release);
            },
            deadline());

    CleanUpCheck close = onlyLeak(report, CheckKind.CLOSE_TIME);
    assertThat(close.evidence().get(0).what()).contains("does not heed", "still runs");
  }

  @Test
  void closesWhatWasOpenedWhenItsUseHangs() throws Exception {
    AtomicReference<String> closed = new AtomicReference<>();
    CleanUpReport report =
        CleanUp.check(() -> "opened", text -> release.await(), closed::set, deadline());

    CleanUpCheck close = onlyLeak(report, CheckKind.CLOSE_TIME);
    assertThat(close.evidence().get(0).what()).startsWith("use did not end within 2.00 s");
    assertThat(closed).hasValue("opened");
  }

  @Test
  void tellsOfABlockThatItsCloseTimeIsNotKnown() throws Exception {
    CleanUpReport report = CleanUp.check(() -> {});

    assertThat(report.clean()).isTrue();
    assertThat(report.check(CheckKind.CLOSE_TIME).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(report.check(CheckKind.CLOSE_TIME).reason()).contains("hand over opening, use");
  }

  @Test
  void throwsWhatTheCodeThrowsAndClosesBefore() {
    AtomicReference<String> closed = new AtomicReference<>();

    assertThatThrownBy(
            () ->
                CleanUp.check(
                    () -> "opened",
                    text -> {
                      throw new IllegalStateException("no");
                    },
                    closed::set))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
    assertThat(closed).hasValue("opened");
  }

  @Test
  void interruptsTheCodeWhenItIsInterrupted() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<Throwable> inBlock = new CompletableFuture<>();
    CompletableFuture<Throwable> outside = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                CleanUp.check(
                    () -> {
                      try {
                        running.countDown();
                        release.await();
                      } catch (InterruptedException e) {
                        inBlock.complete(e);
                      }
                    });
              } catch (Exception e) {
                outside.complete(e);
              }
            });
    started.add(caller);
    caller.start();
    running.await();
    caller.interrupt();

    assertThat(inBlock.get(1, TimeUnit.MINUTES)).isInstanceOf(InterruptedException.class);
    assertThat(outside.get(1, TimeUnit.MINUTES)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void namesWhatIsAllowedButDoesNotCountIt() throws Exception {
    CleanUpReport report =
        CleanUp.check(
            () -> start("known-thread", false, release::await),
            CleanUpSettings.defaults().allowing(CheckKind.THREADS, "known-.*", "is known to stay"));

    assertThat(report.clean()).isTrue();
    assertThat(report.check(CheckKind.THREADS).ignored())
        .anySatisfy(
            ignored -> {
              assertThat(ignored.what()).contains("known-thread");
              assertThat(ignored.detail()).isEqualTo("is known to stay");
            });
  }

  @Test
  void doesNotLookForWhatIsSwitchedOff() throws Exception {
    CleanUpReport report =
        CleanUp.check(
            () -> start("left-thread", false, release::await),
            CleanUpSettings.defaults().without(CheckKind.THREADS, CheckKind.HEAP));

    assertThat(report.clean()).isTrue();
    assertThat(report.check(CheckKind.THREADS).reason()).isEqualTo("switched off");
    assertThat(report.heapRetained()).hasToString("not available: switched off");
  }

  private CleanUpReport check(CleanUp.Block block) throws Exception {
    return CleanUp.check(() -> "", text -> block.run(), text -> {});
  }

  private static CleanUpSettings deadline() {
    return CleanUpSettings.defaults()
        .withCloseLimit(Duration.ofSeconds(2))
        .withDeadline(Duration.ofSeconds(2));
  }

  private void start(String name, boolean daemon, CleanUp.Block block) {
    Thread thread =
        new Thread(
            () -> {
              try {
                block.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            name);
    thread.setDaemon(daemon);
    started.add(thread);
    thread.start();
  }

  private static void await(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        continue;
      }
    }
  }
}
