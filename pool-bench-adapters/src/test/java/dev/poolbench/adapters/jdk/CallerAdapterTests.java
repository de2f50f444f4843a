package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerAdapterTests {

  @ParameterizedTest
  @EnumSource
  void runsTasksOnTheThreadThatHandsOverAndAtOnce(Dispatch.Mode mode) throws Exception {
    List<RecordingTask> tasks = RecordingTask.many(3, i -> () -> {});
    assertThat(new CallerAdapter().kind()).isEqualTo(PoolKind.CALLER);
    try (Pool pool = Testing.open("caller", 50)) {
      assertThat(pool.limit()).hasValue(1);
      Testing.handOver(pool, mode, tasks);
      assertThat(tasks).allMatch(task -> task.thread() == Thread.currentThread());
    }
  }
}
