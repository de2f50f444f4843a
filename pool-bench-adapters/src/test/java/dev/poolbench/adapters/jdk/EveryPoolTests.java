package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EveryPoolTests {
  private static final int WORKERS = 3;
  private static final int TASKS = 2_000;

  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "caller",
        "jdk-fixed",
        "jdk-fixed(queue=array:4)",
        "jdk-fixed(queue=array:4,full=caller-runs)",
        "jdk-fixed(queue=transfer)",
        "jdk-fixed(queue=synchronous)",
        "jdk-fixed(queue=synchronous,full=caller-runs)",
        "jdk-cached",
        "jdk-cached(max=2)",
        "jdk-fork-join",
        "jdk-fork-join(async=false)",
        "jdk-virtual",
        "jdk-virtual(bounded=false)",
        "jdk-virtual-fixed"
      })
  @interface EveryPool {}

  @EveryPool
  void hasEveryDispatchOfItsOwn(String spec) throws Exception {
    try (Pool pool = Testing.open(spec, WORKERS)) {
      assertThat(pool.dispatches()).isEqualTo(EnumSet.allOf(Dispatch.Mode.class));
    }
  }

  @EveryPool
  void reachesItsLimitAndNeverExceedsIt(String spec) throws Exception {
    for (Dispatch.Mode mode : Dispatch.Mode.values()) {
      try (Pool pool = Testing.open(spec, WORKERS)) {
        if (pool.limit().isPresent()) {
          reachesLimit(pool, mode);
        }
      }
    }
  }

  private static void reachesLimit(Pool pool, Dispatch.Mode mode) throws Exception {
    int limit = pool.limit().orElseThrow();
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch reached = new CountDownLatch(1);
    Runnable body =
        () -> {
          int now = running.incrementAndGet();
          most.accumulateAndGet(now, Math::max);
          if (now >= limit) {
            reached.countDown();
          }
          Testing.await(reached);
          Thread.yield();
          running.decrementAndGet();
        };
    List<RecordingTask> tasks = RecordingTask.many(TASKS, i -> body);
    Testing.handOver(pool, mode, tasks);
    pool.close();
    assertThat(most).as(mode.toString()).hasValue(limit);
    assertThat(tasks).allMatch(task -> task.runs() == 1);
  }
}
