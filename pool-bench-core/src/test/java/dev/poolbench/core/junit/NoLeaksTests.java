package dev.poolbench.core.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.poolbench.core.cleanup.CheckKind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class NoLeaksTests {
  private static final CountDownLatch END = new CountDownLatch(1);
  private static final List<Thread> THREADS = new ArrayList<>();
  private static final List<Object> HELD = new ArrayList<>();

  @AfterEach
  void stopWhatTestsLeftOnPurpose() throws Exception {
    THREADS.forEach(Thread::interrupt);
    for (Thread thread : THREADS) {
      thread.join();
    }
    THREADS.clear();
    for (Object held : HELD) {
      if (held instanceof AutoCloseable open) {
        open.close();
      } else if (held instanceof Process process) {
        process.destroyForcibly().waitFor();
      }
    }
    HELD.clear();
  }

  private static void leaveThread(String name) {
    Thread thread =
        new Thread(
            () -> {
              try {
                END.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    THREADS.add(thread);
    thread.start();
  }

  private static EngineExecutionResults run(Class<?>... tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Stream.of(tests)
                .map(test -> selectClass(test))
                .toArray(s -> new org.junit.platform.engine.discovery.ClassSelector[s]))
        .execute();
  }

  private static String failure(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .reduce((one, two) -> one + "\n" + two)
        .orElse("");
  }

  private static void passes(int tests, Class<?> type) {
    EngineExecutionResults results = run(type);

    assertThat(failure(results)).isEmpty();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
  }

  @NoLeaks(graceMillis = 50)
  static class LeavesAThread {
    @Test
    void opens() {
      leaveThread("acme-forgotten");
    }

    @Test
    void doesNothing() {}
  }

  @Test
  void failsTheTestThatLeavesAThreadAndNoOther() {
    EngineExecutionResults results = run(LeavesAThread.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
    assertThat(failure(results))
        .startsWith("opens() leaves behind what it took: threads:\n  thread \"acme-forgotten\", ")
        .contains("not a daemon", "CountDownLatch.await");
  }

  @Test
  void reportsTheEvidence() {
    EngineExecutionResults results = run(LeavesAThread.class);

    assertThat(results.testEvents().reportingEntryPublished().stream())
        .singleElement()
        .extracting(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
        .satisfies(
            entry ->
                assertThat(entry.get("left behind, threads"))
                    .contains("acme-forgotten", "CountDownLatch.await", "NoLeaksTests"));
  }

  static class LeavesAFile {
    @Test
    @NoLeaks(graceMillis = 50)
    void opens() throws IOException {
      HELD.add(Files.newInputStream(file()));
    }

    @Test
    void opensUnchecked() throws IOException {
      HELD.add(Files.newInputStream(file()));
    }

    private static Path file() throws IOException {
      Path file = Files.createTempFile("acme-opened", "");
      file.toFile().deleteOnExit();
      return file;
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/fd")
  void checksOnlyTheMethodThatHasIt() {
    EngineExecutionResults results = run(LeavesAFile.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
    assertThat(failure(results)).contains("files:", "acme-opened");
  }

  @NoLeaks(graceMillis = 50)
  static class LeavesAProcess {
    @Test
    void starts() throws IOException {
      HELD.add(new ProcessBuilder("sleep", "600").start());
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs the command sleep, and /proc/self/fd")
  void failsATestThatLeavesAProcess() {
    assertThat(failure(run(LeavesAProcess.class))).contains("processes:", "sleep 600");
  }

  @NoLeaks(checks = CheckKind.HEAP, graceMillis = 50)
  static class LeavesHeap {
    @Test
    void keeps() {
      HELD.add(new byte[8_000_000]);
    }
  }

  @Test
  void checksTheHeapIfAskedTo() {
    assertThat(failure(run(LeavesHeap.class))).contains("heap:", "MB of live heap retained", "[B");
  }

  @NoLeaks(checks = CheckKind.VIRTUAL_THREADS, graceMillis = 50)
  static class LeavesAVirtualThread {
    @Test
    void starts() throws ReflectiveOperationException {
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      Runnable park =
          () -> {
            Thread.currentThread().setName("acme-virtual");
            LockSupport.park();
          };
      THREADS.add((Thread) start.invoke(null, park));
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "needs virtual threads")
  void checksVirtualThreadsIfAskedTo() {
    assertThat(failure(run(LeavesAVirtualThread.class)))
        .contains("virtual threads:", "acme-virtual");
  }

  @NoLeaks
  static class CleansUp {
    private InputStream opened;

    @BeforeEach
    void open() throws IOException {
      opened = Files.newInputStream(Path.of(System.getProperty("java.home"), "release"));
    }

    @AfterEach
    void close() throws IOException {
      opened.close();
    }

    @Test
    @Timeout(60)
    void startsWhatEndsByItself() {
      new Thread(() -> LockSupport.parkNanos(20_000_000), "acme-on-its-way-out").start();
    }

    @Test
    @NoLeaks(
        allowed = {
          @NoLeaks.Allowed(pattern = "acme-.*", reason = "is kept for as long as the JVM runs")
        })
    void leavesWhatIsAllowed() {
      leaveThread("acme-janitor");
    }

    @Nested
    class Inner {
      @Test
      void isChecked() {}
    }
  }

  @Test
  void passesWhatIsClosedEndsByItselfOrIsAllowed() {
    passes(3, CleansUp.class);
  }

  @NoLeaks(graceMillis = 50)
  static class LeavesItBeforeEach {
    @BeforeEach
    void open() {
      leaveThread("acme-set-up");
    }

    @Test
    void doesNothing() {}
  }

  @Test
  void findsWhatABeforeEachLeaves() {
    assertThat(failure(run(LeavesItBeforeEach.class))).contains("acme-set-up");
  }

  @NoLeaks
  static class Short {
    @RepeatedTest(500)
    void computes() {
      assertThat(Math.sqrt(4)).isEqualTo(2);
    }

    @RepeatedTest(500)
    void startsAThreadAndWaitsForIt() throws InterruptedException {
      Thread thread = new Thread(() -> {}, "acme-short");
      thread.start();
      thread.join();
    }
  }

  @Test
  void raisesNoAlarmInAThousandShortTests() {
    passes(1_000, Short.class);
  }

  @NoLeaks(graceMillis = -1)
  static class Wrong {
    @Test
    void isNotRun() {}
  }

  @ExtendWith(NoLeaksExtension.class)
  static class Unannotated {
    @Test
    void isNotRun() {}
  }

  @NoLeaks
  static class Outer {
    @Test
    void runsAnotherEngine() {
      assertThat(failure(run(Short.class)))
          .contains("cannot be checked while", "one after the other");
    }
  }

  @Test
  void refusesWhatItCannotCheck() {
    assertThat(failure(run(Wrong.class)))
        .isEqualTo("@NoLeaks: grace PT-0.001S: accepted is 0 or more");
    assertThat(failure(run(Unannotated.class))).contains("write @NoLeaks");
    passes(1, Outer.class);
  }

  private static final AtomicInteger OTHERS = new AtomicInteger();
  private static final AtomicInteger OVERLAPS = new AtomicInteger();

  static class Beside {
    @RepeatedTest(20)
    void startsThreads() throws InterruptedException {
      OTHERS.incrementAndGet();
      Thread thread = new Thread(() -> LockSupport.parkNanos(2_000_000), "acme-beside");
      thread.start();
      thread.join();
      OTHERS.decrementAndGet();
    }
  }

  static class BesideToo extends Beside {}

  @NoLeaks(graceMillis = 0)
  static class Alone {
    @RepeatedTest(20)
    void runs() {
      OVERLAPS.addAndGet(OTHERS.get());
      LockSupport.parkNanos(2_000_000);
      OVERLAPS.addAndGet(OTHERS.get());
    }
  }

  @Test
  void keepsOtherTestsFromRunningBesideOneThatIsChecked() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(
                selectClass(Beside.class), selectClass(Alone.class), selectClass(BesideToo.class))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
            .execute();

    assertThat(failure(results)).isEmpty();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(60);
    assertThat(OVERLAPS).hasValue(0);
  }
}
