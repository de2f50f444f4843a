package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Pool;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class JdkFixedAdapterTests {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<RecordingTask> tasks = RecordingTask.many(3, i -> () -> Testing.await(gate));
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicReference<Exception> refusal = new AtomicReference<>();
  private final AtomicBoolean interruptedAfterwards = new AtomicBoolean();

  @Test
  void makesTheSubmitterWaitForRoomAndDropsNothing() throws Exception {
    try (Pool pool = Testing.open("jdk-fixed(queue=array:1)", 1)) {
      Thread submitter = startSubmitter(pool);
      assertThat(accepted).hasValue(2);
      gate.countDown();
      Testing.awaitEnd(submitter);
    }
    assertThat(accepted).hasValue(3);
    assertThat(tasks).allMatch(task -> task.runs() == 1);
  }

  @Test
  void refusesATaskThatStillWaitsForRoomWhenThePoolIsClosed() throws Exception {
    Pool pool = Testing.open("jdk-fixed(queue=array:1)", 1);
    Thread submitter = startSubmitter(pool);
    Thread closer = start(() -> pool.close());
    Testing.awaitEnd(submitter);
    gate.countDown();
    Testing.awaitEnd(closer);
    assertThat(refusal.get()).isInstanceOf(RejectedExecutionException.class);
    assertThat(tasks).extracting(RecordingTask::runs).containsExactly(1, 1, 0);
  }

  @Test
  void refusesATaskWhoseSubmitterIsInterruptedAndKeepsTheFlag() throws Exception {
    try (Pool pool = Testing.open("jdk-fixed(queue=array:1)", 1)) {
      Thread submitter = startSubmitter(pool);
      submitter.interrupt();
      Testing.awaitEnd(submitter);
      gate.countDown();
    }
    assertThat(refusal.get()).isInstanceOf(RejectedExecutionException.class);
    assertThat(interruptedAfterwards).isTrue();
    assertThat(tasks).extracting(RecordingTask::runs).containsExactly(1, 1, 0);
  }

  @Test
  void runsWhatFindsNoRoomInTheSubmitterIfAskedTo() throws Exception {
    RecordingTask here = new RecordingTask(() -> {});
    RecordingTask failing =
        new RecordingTask(
            () -> {
              throw new IllegalStateException("thrown by a task of the test");
            });
    try (Pool pool = Testing.open("jdk-fixed(queue=array:1,full=caller-runs)", 1)) {
      assertThat(pool.limit()).hasValue(2);
      pool.execute(tasks.get(0));
      pool.execute(tasks.get(1));
      pool.execute(here);
      pool.execute(failing);
      gate.countDown();
    }
    assertThat(here.thread()).isSameAs(Thread.currentThread());
    assertThat(failing.thread()).isSameAs(Thread.currentThread());
  }

  @ParameterizedTest
  @ValueSource(strings = {"linked", "transfer"})
  void countsTheSubmitterOnlyIfTheQueueCanBeFull(String queue) throws Exception {
    try (Pool pool = Testing.open("jdk-fixed(full=caller-runs,queue=%s)".formatted(queue), 2)) {
      assertThat(pool.limit()).hasValue(2);
    }
  }

  @Test
  void namesItsThreadsAndGivesThemNothingOfTheSubmitter() throws Exception {
    InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
    AtomicReference<String> inherited = new AtomicReference<>();
    RecordingTask task = new RecordingTask(() -> inherited.set(local.get()));
    local.set("of the submitter");
    try (Pool pool = Testing.open("jdk-fixed", 2)) {
      pool.execute(task);
    }
    local.remove();
    assertThat(task.thread().getName()).isEqualTo("jdk-fixed-1");
    assertThat(inherited).hasNullValue();
  }

  @ParameterizedTest
  @CsvSource({
    "queue, arry:4, linked | array:N (N at least 1) | transfer | synchronous",
    "queue, array:0, linked | array:N (N at least 1) | transfer | synchronous",
    "queue, array:many, linked | array:N (N at least 1) | transfer | synchronous",
    "queue, array, linked | array:N (N at least 1) | transfer | synchronous",
    "full, drop, block | caller-runs"
  })
  void refusesAnOptionByNameAndValueAndSaysWhatIsAccepted(
      String name, String value, String accepted) {
    assertThatThrownBy(() -> Testing.options("jdk-fixed(%s=%s)".formatted(name, value), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jdk-fixed: option %s=%s: accepted is %s", name, value, accepted);
  }

  /** Returns once the third task of three waits for room. */
  private Thread startSubmitter(Pool pool) {
    Thread submitter =
        start(
            () -> {
              for (RecordingTask task : tasks) {
                pool.execute(task);
                accepted.incrementAndGet();
              }
            });
    Testing.await("waits", () -> accepted.get() == 2 && Testing.waits(submitter));
    return submitter;
  }

  private Thread start(Action action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
              } catch (Exception e) {
                refusal.set(e);
                interruptedAfterwards.set(Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    return thread;
  }

  private interface Action {
    void run() throws Exception;
  }
}
