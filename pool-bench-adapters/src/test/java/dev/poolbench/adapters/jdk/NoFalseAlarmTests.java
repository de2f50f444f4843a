package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.core.cleanup.CleanUp;
import dev.poolbench.core.cleanup.CleanUpReport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens, uses and closes each pool ten times, or as often as {@code -Dpoolbench.rounds} says. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class NoFalseAlarmTests {
  private static final int ROUNDS = Integer.getInteger("poolbench.rounds", 10);
  private static final int WORKERS = 50;
  private static final int TASKS = 1_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caller",
        "jdk-fixed",
        "jdk-fixed(queue=array:4,full=caller-runs)",
        "jdk-fixed(queue=transfer)",
        "jdk-fixed(queue=synchronous)",
        "jdk-cached",
        "jdk-fork-join",
        "jdk-virtual",
        "jdk-virtual(bounded=false)",
        "jdk-virtual-fixed"
      })
  void noPoolThatCleansUpIsTakenToLeak(String spec) throws Exception {
    Testing.open(spec, WORKERS).close();
    for (int round = 1; round <= ROUNDS; round++) {
      CleanUpReport report =
          CleanUp.check(() -> Testing.open(spec, WORKERS), NoFalseAlarmTests::use, Pool::close);

      assertThat(report.leaks()).as("round %d: %s", round, report).isEmpty();
    }
  }

  private static void use(Pool pool) throws Exception {
    List<RecordingTask> tasks = RecordingTask.many(TASKS, i -> () -> {});
    Testing.handOver(pool, Dispatch.Mode.EACH, tasks);
    Testing.await("all tasks", () -> tasks.stream().allMatch(task -> task.runs() == 1));
  }
}
