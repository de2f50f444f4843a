package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.core.cleanup.CleanUp;
import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.cleanup.CleanUpTrends;
import dev.poolbench.core.cleanup.Verdict;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens, uses and closes each pool five times, or as often as {@code -Dpoolbench.rounds} says. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class NoFalseAlarmTests {
  private static final int ROUNDS = Integer.getInteger("poolbench.rounds", 5);
  private static final int WORKERS = 50;
  private static final int TASKS = 1_000;

  static Stream<String> pools() {
    return Stream.of(
        "caller",
        "jdk-fixed",
        "jdk-fixed(queue=array:4,full=caller-runs)",
        "jdk-fixed(queue=transfer)",
        "jdk-fixed(queue=synchronous)",
        "jdk-cached",
        "jdk-fork-join",
        "jdk-virtual",
        "jdk-virtual(bounded=false)",
        "jdk-virtual-fixed");
  }

  @ParameterizedTest
  @MethodSource("pools")
  void noPoolThatCleansUpIsTakenToLeak(String spec) throws Exception {
    Testing.open(spec, WORKERS).close();
    for (int round = 1; round <= ROUNDS; round++) {
      CleanUpReport report =
          CleanUp.check(() -> Testing.open(spec, WORKERS), NoFalseAlarmTests::use, Pool::close);

      assertThat(report.leaks()).as("round %d: %s", round, report).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pools")
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc/self/smaps for the trend of RSS")
  void noPoolThatCleansUpSeemsToGrowFromRoundToRound(String spec) throws Exception {
    assumeThat(ROUNDS)
        .as("needs -Dpoolbench.rounds=20 or more: fewer rounds have no trend")
        .isGreaterThanOrEqualTo(20);
    Testing.open(spec, WORKERS).close();
    CleanUpTrends trends =
        CleanUp.rounds(
            ROUNDS,
            () -> {
              try (Pool pool = Testing.open(spec, WORKERS)) {
                use(pool);
              }
            });

    assertThat(trends.heap().verdict()).as("%s", trends).isEqualTo(Verdict.CLEAN);
    assertThat(trends.rss().verdict()).as("%s", trends).isEqualTo(Verdict.CLEAN);
  }

  private static void use(Pool pool) throws Exception {
    List<RecordingTask> tasks = RecordingTask.many(TASKS, i -> () -> {});
    Testing.handOver(pool, Dispatch.Mode.EACH, tasks);
    Testing.await("all tasks", () -> tasks.stream().allMatch(task -> task.runs() == 1));
  }
}
