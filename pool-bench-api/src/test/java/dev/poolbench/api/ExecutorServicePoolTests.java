package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit of time only ends a test that hangs. */
@Timeout(120)
class ExecutorServicePoolTests {
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final Pool pool = Pool.of(executor);
  private volatile boolean over;

  @AfterEach
  void stopTheExecutor() {
    over = true;
    executor.shutdownNow();
  }

  @Test
  void runsEachExecutedTaskOnceByTheTimeItIsClosed() throws Exception {
    List<RecordingTask> tasks = Stream.generate(RecordingTask::new).limit(100).toList();
    for (Task task : tasks) {
      pool.execute(task);
    }
    pool.close();

    assertThat(tasks).extracting(RecordingTask::runs).containsOnly(1);
  }

  /** As one that parks once, and is woken by a permit that was left over. */
  @Test
  void waitsForAnExecutorThatReturnsBeforeItHasEnded() throws Exception {
    AtomicBoolean asked = new AtomicBoolean();
    ExecutorService hasty =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return asked.getAndSet(true) && super.awaitTermination(timeout, unit);
          }
        };
    RecordingTask task = new RecordingTask();
    Pool own = Pool.of(hasty);
    own.execute(task);
    own.close();

    assertThat(hasty.isTerminated()).isTrue();
    assertThat(task.runs()).isEqualTo(1);
  }

  @Test
  void leavesChunksToBeHandedOverOneByOne() throws Exception {
    List<RecordingTask> chunks = Stream.generate(RecordingTask::new).limit(100).toList();
    boolean taken = pool.executeChunks(chunks);
    pool.close();

    assertThat(taken).isFalse();
    assertThat(chunks).extracting(RecordingTask::runs).containsOnly(0);
  }

  @Test
  void returnsAFutureThatIsDoneWhenTheTaskIs() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    RecordingTask task = new RecordingTask(() -> await(release));
    Future<?> future = pool.submit(task);

    assertThat(future.isDone()).isFalse();
    release.countDown();
    assertThat(future.get()).isNull();
    assertThat(task.runs()).isEqualTo(1);
  }

  @Test
  void returnsAFutureThatFailsAsTheTaskDoes() throws Exception {
    IllegalStateException failure = new IllegalStateException("on purpose");
    Future<?> future = pool.submit(new RecordingTask(() -> fail(failure)));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isSameAs(failure);
  }

  @Test
  void hasRunAllTasksOnceWhenTheBulkCallReturns() throws Exception {
    List<RecordingTask> tasks = Stream.generate(RecordingTask::new).limit(100).toList();
    pool.executeAll(List.copyOf(tasks));

    assertThat(tasks).extracting(RecordingTask::runs).containsOnly(1);
  }

  @Test
  void runsTheRestOfABulkWhenATaskFails() throws Exception {
    RecordingTask failing = new RecordingTask(() -> fail(new IllegalStateException("on purpose")));
    RecordingTask other = new RecordingTask();
    pool.executeAll(List.of(failing, other));

    assertThat(failing.runs()).isEqualTo(1);
    assertThat(other.runs()).isEqualTo(1);
  }

  @Test
  void takesAnEmptyBulk() throws Exception {
    pool.executeAll(List.of());

    assertThat(executor.isShutdown()).isFalse();
  }

  @Test
  void declaresEveryWayOfHandingOver() {
    assertThat(pool.dispatches()).containsExactly(Dispatch.Mode.values());
  }

  @Test
  void hasALimitOnlyIfOneIsGiven() {
    assertThat(pool.limit()).isEmpty();
    assertThat(Pool.of(executor, 7).limit()).hasValue(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void refusesALimitOfLessThanOne(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pool.of(executor, limit))
        .withMessage("limit %s: accepted is a whole number of at least 1", limit);
    assertThat(Pool.of(executor, 1).limit()).hasValue(1);
  }

  @Test
  void hasNoProcesses() {
    assertThat(pool.processes()).isEmpty();
  }

  @Test
  void waitsForTheTasksBeforeItIsClosed() throws Exception {
    Thread closer = Thread.currentThread();
    AtomicBoolean closerWaited = new AtomicBoolean();
    pool.execute(new RecordingTask(() -> closerWaited.set(sawWaiting(closer))));
    pool.close();

    assertThat(closerWaited).isTrue();
    assertThat(executor.isTerminated()).isTrue();
  }

  @Test
  void doesNothingWhenItIsClosedAlready() throws Exception {
    pool.execute(new RecordingTask());
    pool.close();
    Thread.currentThread().interrupt();
    pool.close();

    assertThat(Thread.interrupted()).as("still interrupted, for nothing was waited for").isTrue();
    assertThat(executor.isTerminated()).isTrue();
  }

  @Test
  void refusesTasksOnceItIsClosed() throws Exception {
    pool.close();
    RecordingTask task = new RecordingTask();

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> pool.execute(task));
    assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> pool.submit(task));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> pool.executeAll(List.of(task)));
    assertThat(pool.executeChunks(List.of(task))).isFalse();
    assertThat(task.runs()).isZero();
  }

  @Test
  void stopsTheExecutorWhenInterruptedWhileClosing() throws Exception {
    ExecutorService single = Executors.newSingleThreadExecutor();
    Thread closer = Thread.currentThread();
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch never = new CountDownLatch(1);
    RecordingTask running =
        new RecordingTask(
            () -> {
              if (sawWaiting(closer)) {
                closer.interrupt();
              }
              interrupted.set(!await(never));
            });
    RecordingTask queued = new RecordingTask();
    Pool one = Pool.of(single);
    one.execute(running);
    one.execute(queued);

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(one::close);
    assertThat(single.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)).isTrue();
    assertThat(interrupted).isTrue();
    assertThat(queued.runs()).isZero();
    one.close();
  }

  @Test
  void doesNothingWhenItIsClosedAgainAfterAnInterruption() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    pool.execute(
        new RecordingTask(
            () -> {
              while (!await(release)) {
                // Goes on, as a task may that takes no notice of an interruption.
              }
            }));
    try {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(pool::close);
      Thread.currentThread().interrupt();
      pool.close();

      assertThat(Thread.interrupted()).as("still interrupted, for nothing was waited for").isTrue();
      assertThat(executor.isTerminated()).as("the task still runs").isFalse();
    } finally {
      release.countDown();
    }
  }

  @Test
  void makesAPoolOfAForkJoinPoolToo() throws Exception {
    ForkJoinPool forkJoin = new ForkJoinPool(2);
    Pool forking = Pool.of(forkJoin, 2);
    List<RecordingTask> tasks = Stream.generate(RecordingTask::new).limit(3).toList();
    forking.execute(tasks.get(0));
    forking.submit(tasks.get(1)).get();
    forking.executeAll(List.of(tasks.get(2)));
    forking.close();
    forking.close();

    assertThat(tasks).extracting(RecordingTask::runs).containsOnly(1);
    assertThat(forkJoin.isTerminated()).isTrue();
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> Pool.of((ExecutorService) null))
        .withMessage("executor");
  }

  private boolean sawWaiting(Thread thread) {
    while (!over) {
      Thread.State state = thread.getState();
      if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
        return true;
      }
      Thread.yield();
    }
    return false;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }
}
