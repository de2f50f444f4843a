package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ExecutorPoolTests {
  private final List<Runnable> executed = new ArrayList<>();
  private int shutdowns;
  private final Pool pool = Pool.of(this::execute, () -> shutdowns++);

  @Test
  void handsEachTaskToTheExecutor() throws Exception {
    RecordingTask task = new RecordingTask();
    pool.execute(task);

    assertThat(executed).containsExactly(task);
    assertThat(task.runs()).isEqualTo(1);
  }

  @Test
  void leavesChunksToBeHandedOverOneByOne() throws Exception {
    assertThat(pool.executeChunks(List.of(new RecordingTask(), new RecordingTask()))).isFalse();

    assertThat(executed).isEmpty();
  }

  @Test
  void declaresNeitherFuturesNorABulkCall() {
    assertThat(pool.dispatches())
        .containsExactlyInAnyOrder(Dispatch.Mode.EACH, Dispatch.Mode.CHUNKED);
  }

  @Test
  void refusesFuturesAndABulkCallRatherThanImitateThem() {
    RecordingTask task = new RecordingTask();

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> pool.submit(task))
        .withMessage("this pool has no futures");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> pool.executeAll(List.of(task)))
        .withMessage("this pool has no bulk call");
    assertThat(task.runs()).isZero();
  }

  @Test
  void hasALimitOnlyIfOneIsGiven() {
    assertThat(pool.limit()).isEmpty();
    assertThat(Pool.of(this::execute, 3, () -> {}).limit()).hasValue(3);
  }

  @Test
  void hasNoProcesses() {
    assertThat(pool.processes()).isEmpty();
  }

  @Test
  void shutsDownOnceHoweverOftenItIsClosed() throws Exception {
    assertThat(shutdowns).isZero();
    pool.close();
    pool.close();

    assertThat(shutdowns).isEqualTo(1);
  }

  @Test
  void throwsWhatTheShutdownThrowsAndDoesNotRepeatIt() throws Exception {
    Pool failing =
        Pool.of(
            this::execute,
            () -> {
              shutdowns++;
              throw new IOException("on purpose");
            });

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(failing::close)
        .withMessage("on purpose");
    failing.close();
    assertThat(shutdowns).isEqualTo(1);
  }

  @Test
  void waitsAsTheShutdownDoes() throws Exception {
    ExecutorService service = Executors.newSingleThreadExecutor();
    Pool waiting = Pool.of(service, 1, Pool.of(service));
    RecordingTask task = new RecordingTask();
    waiting.execute(task);
    waiting.close();

    assertThat(task.runs()).isEqualTo(1);
    assertThat(service.isTerminated()).isTrue();
    assertThat(waiting.dispatches()).doesNotContain(Dispatch.Mode.FUTURES, Dispatch.Mode.BULK);
  }

  @Test
  void refusesTasksOnceItIsClosedEvenIfTheExecutorWouldNot() throws Exception {
    pool.close();

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> pool.execute(new RecordingTask()))
        .withMessage("this pool is closed");
    assertThat(pool.executeChunks(List.of(new RecordingTask()))).isFalse();
    assertThat(executed).isEmpty();
  }

  @Test
  void takesALimitOfOneAndRefusesLess() {
    assertThat(Pool.of(this::execute, 1, () -> {}).limit()).hasValue(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pool.of(this::execute, 0, () -> {}))
        .withMessage("limit 0: accepted is a whole number of at least 1");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> Pool.of((Executor) null, () -> {}))
        .withMessage("executor");
    assertThatNullPointerException()
        .isThrownBy(() -> Pool.of(this::execute, null))
        .withMessage("shutdown");
  }

  private void execute(Runnable task) {
    executed.add(task);
    task.run();
  }
}
