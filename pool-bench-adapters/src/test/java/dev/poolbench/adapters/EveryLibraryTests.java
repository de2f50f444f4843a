package dev.poolbench.adapters;

import static dev.poolbench.api.Dispatch.Mode.CHUNKED;
import static dev.poolbench.api.Dispatch.Mode.EACH;
import static dev.poolbench.api.Dispatch.Mode.FUTURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.adapters.jdk.RecordingTask;
import dev.poolbench.adapters.jdk.Testing;
import dev.poolbench.adapters.support.VirtualThreads;
import dev.poolbench.api.Availability;
import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.cleanup.CleanUp;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CleanUpSettings;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks of each pool of a library what the kit does not. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EveryLibraryTests {
  private static final int WORKERS = 3;
  private static final int TASKS = 300;
  private static final int ROUNDS = Integer.getInteger("poolbench.rounds", 2);

  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "guava",
        "jboss",
        "jetty",
        "jetty(virtual=true)",
        "kotlin",
        "kotlin(on=default)",
        "kotlin(on=io)",
        "netty",
        "netty(ordered=false)",
        "pekko",
        "pekko(executor=thread-pool)",
        "reactor",
        "reactor(scheduler=parallel)",
        "reactor(scheduler=virtual)",
        "spring",
        "spring(virtual=true)",
        "tomcat",
        "vertx"
      })
  @interface EveryPool {}

  @BeforeAll
  static void keepWhatTheTasksThrowOutOfTheLog() {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
  }

  @AfterAll
  static void restoreTheLog() {
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  @EveryPool
  void runsWhatIsQueuedBeforeItsCloseReturns(String spec) throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch handedOver = new CountDownLatch(1);
    List<RecordingTask> tasks =
        RecordingTask.many(
            TASKS,
            i ->
                () -> {
                  Testing.await(gate);
                  if (i % 10 == 0) {
                    Thread.yield();
                    throw new IllegalStateException("thrown by a task of the test");
                  }
                });
    Pool pool = Testing.open(spec, WORKERS);
    Thread user =
        new Thread(
            () -> {
              try {
                Testing.handOver(pool, EACH, tasks);
                handedOver.countDown();
                pool.close();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    user.start();
    Testing.await(
        "waits for room or in close",
        () -> Testing.waits(user) || handedOver.getCount() == 0 || !user.isAlive());
    gate.countDown();
    Testing.awaitEnd(user);

    assertThat(handedOver.getCount()).isZero();
    assertThat(tasks).extracting(RecordingTask::runs).containsOnly(1);
  }

  @EveryPool
  void stopsWaitingForItsTasksWhenCloseIsInterrupted(String spec) throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    RecordingTask task = new RecordingTask(() -> awaitUnlessInterrupted(gate));
    Pool pool = Testing.open(spec, WORKERS);
    Thread user =
        new Thread(
            () -> {
              try {
                pool.execute(task);
                Testing.await("begins", () -> task.runs() == 1);
                pool.close();
              } catch (InterruptedException e) {
                interrupted.countDown();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    user.start();
    try {
      Testing.await("closes", () -> task.runs() == 1 && Testing.waits(user));
      user.interrupt();
      Testing.awaitEnd(user);
      assertThat(interrupted.getCount()).isZero();
    } finally {
      gate.countDown();
    }
    pool.close();
  }

  private static void awaitUnlessInterrupted(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @EveryPool
  void declaresTheHandOversThatAreItsOwn(String spec) throws Exception {
    Set<Dispatch.Mode> own =
        switch (spec.replaceAll("\\(.*", "")) {
          case "guava", "jboss", "tomcat" -> EnumSet.allOf(Dispatch.Mode.class);
          case "kotlin", "netty", "spring", "vertx" -> EnumSet.of(EACH, FUTURES, CHUNKED);
          default -> EnumSet.of(EACH, CHUNKED);
        };
    try (Pool pool = Testing.open(spec, WORKERS)) {
      assertThat(pool.dispatches()).isEqualTo(own);
      assertThat(pool.limit()).isPresent();
    }
  }

  @EveryPool
  void isNotTakenToLeak(String spec) throws Exception {
    Testing.open(spec, WORKERS).close();
    PoolAdapter adapter = Testing.adapter(Testing.options(spec, 1).spec().id());
    CleanUpSettings defaults = CleanUpSettings.defaults();
    CleanUpSettings settings = defaults.withGrace(defaults.grace().plus(adapter.lingers()));
    for (int round = 1; round <= ROUNDS; round++) {
      CleanUpReport report =
          CleanUp.check(
              () -> Testing.open(spec, WORKERS), EveryLibraryTests::use, Pool::close, settings);

      assertThat(report.leaks()).as("round %d: %s", round, report).isEmpty();
    }
  }

  private static void use(Pool pool) throws Exception {
    List<RecordingTask> tasks = RecordingTask.many(TASKS, i -> () -> {});
    Testing.handOver(pool, EACH, tasks);
    Testing.await("all tasks", () -> tasks.stream().allMatch(task -> task.runs() == 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jetty(virtual=true)", "reactor(scheduler=virtual)", "spring(virtual=true)"})
  @EnabledForJreRange(
      max = JRE.JAVA_20,
      disabledReason = "needs a JDK older than 21, without virtual threads")
  void refusesVirtualThreadsBeforeJdk21AndSaysWhy(String spec) {
    var options = Testing.options(spec, 1);
    PoolAdapter adapter = Testing.adapter(options.spec().id());
    Availability.Unavailable no = (Availability.Unavailable) VirtualThreads.availability();

    assertThat(adapter.availability().isAvailable()).isTrue();
    assertThat(adapter.availability(options)).isEqualTo(no);
    assertThatThrownBy(() -> adapter.open(options))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(no.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jetty(virtual=true)", "reactor(scheduler=virtual)", "spring(virtual=true)"})
  void runsOnVirtualThreadsIfAskedTo(String spec) throws Exception {
    RecordingTask task = new RecordingTask(() -> {});
    try (Pool pool = Testing.open(spec, 2)) {
      pool.execute(task);
    }
    assertThat(task.thread().toString()).startsWith("VirtualThread[");
  }

  @EveryPool
  void refusesFuturesAfterClose(String spec) throws Exception {
    List<RecordingTask> late = new ArrayList<>(RecordingTask.many(2, i -> () -> {}));
    Pool pool = Testing.open(spec, WORKERS);
    pool.close();
    assertThatThrownBy(() -> pool.execute(late.get(0)))
        .isInstanceOf(RejectedExecutionException.class);
    if (pool.dispatches().contains(FUTURES)) {
      assertThatThrownBy(() -> pool.submit(late.get(1)))
          .isInstanceOf(RejectedExecutionException.class);
    }
    assertThat(late).extracting(RecordingTask::runs).containsOnly(0);
  }
}
