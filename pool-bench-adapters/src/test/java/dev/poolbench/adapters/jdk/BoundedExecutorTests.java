package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BoundedExecutorTests {
  private final RecordingTask task = new RecordingTask(() -> {});

  @Test
  void givesThePermitBackWhenTheExecutorRefuses() {
    BoundedExecutor executor = new BoundedExecutor(new CallerExecutor(), 1);
    executor.execute(task);
    executor.shutdown();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> executor.execute(task))
          .isInstanceOf(RejectedExecutionException.class);
    }
    assertThat(task.runs()).isOne();
  }

  @Test
  void givesThePermitBackWhenTheTaskThrows() {
    BoundedExecutor executor = new BoundedExecutor(new CallerExecutor(), 1);
    executor.execute(
        () -> {
          throw new IllegalStateException("thrown by a task of the test");
        });
    executor.execute(task);
    assertThat(task.runs()).isOne();
  }

  @Test
  void refusesWhenInterruptedAndKeepsTheFlag() {
    BoundedExecutor executor = new BoundedExecutor(new CallerExecutor(), 1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> executor.execute(task)).isInstanceOf(RejectedExecutionException.class);
    assertThat(Thread.interrupted()).isTrue();
    executor.execute(task);
    assertThat(task.runs()).isOne();
  }
}
