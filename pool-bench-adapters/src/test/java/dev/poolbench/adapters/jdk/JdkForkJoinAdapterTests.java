package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Pool;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class JdkForkJoinAdapterTests {

  @Test
  void returnsFromHandingChunksOverWithoutWaiting() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    List<RecordingTask> chunks = RecordingTask.many(7, i -> () -> Testing.await(gate));
    try (Pool pool = Testing.open("jdk-fork-join", 2)) {
      pool.executeChunks(List.copyOf(chunks));
      gate.countDown();
    }
    assertThat(chunks).allMatch(chunk -> chunk.runs() == 1);
  }

  @Test
  void runsEveryChunkThoughAllThrow() throws Exception {
    for (int count : new int[] {0, 1, 2, 3, 64, 1_001}) {
      List<RecordingTask> chunks =
          RecordingTask.many(
              count,
              i ->
                  () -> {
                    throw new IllegalStateException("thrown by a chunk of the test");
                  });
      try (Pool pool = Testing.open("jdk-fork-join", 2)) {
        pool.executeChunks(List.copyOf(chunks));
      }
      assertThat(chunks).hasSize(count).allMatch(chunk -> chunk.runs() == 1);
    }
  }

  @Test
  void startsNoThreadInPlaceOfAWorkerThatBlocks() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Runnable body =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          block();
          running.decrementAndGet();
        };
    List<RecordingTask> tasks = RecordingTask.many(500, i -> body);
    try (Pool pool = Testing.open("jdk-fork-join", 2)) {
      for (RecordingTask task : tasks) {
        pool.execute(task);
      }
    }
    assertThat(tasks).allMatch(task -> task.runs() == 1);
    assertThat(most.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void refusesMoreWorkersThanAForkJoinPoolCanHave() {
    assertThatThrownBy(() -> Testing.open("jdk-fork-join(workers=40000)", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("workers=40000")
        .hasMessageContaining("from 1 to 32767");
  }

  @Test
  void refusesAnOptionByNameAndValueAndSaysWhatIsAccepted() {
    assertThatThrownBy(() -> Testing.options("jdk-fork-join(async=maybe)", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jdk-fork-join: option async=maybe: accepted is true | false");
  }

  /** Blocks in the way for which a fork/join pool starts another thread, unless it may not. */
  private static void block() {
    try {
      ForkJoinPool.managedBlock(
          new ForkJoinPool.ManagedBlocker() {
            private int turns;

            @Override
            public boolean block() {
              Thread.yield();
              return ++turns == 100;
            }

            @Override
            public boolean isReleasable() {
              return false;
            }
          });
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
