package dev.poolbench.adapters.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolbench.adapters.jdk.RecordingTask;
import dev.poolbench.adapters.jdk.Testing;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUp;
import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.cleanup.Lingered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReactorAdapterTests {
  private final PoolAdapter adapter = new ReactorAdapter();

  @Test
  void hasAHelperThatLingersAndIsNamedWithItsTime() throws Exception {
    for (Thread helperOfAnEarlierTest : helpers()) {
      Testing.awaitEnd(helperOfAnEarlierTest);
    }
    CleanUpSettings settings = CleanUpSettings.defaults();
    CleanUpCheck threads =
        CleanUp.check(
                () -> Testing.open("reactor", 2),
                pool -> {},
                Pool::close,
                settings.withGrace(settings.grace().plus(adapter.lingers())))
            .check(CheckKind.THREADS);

    assertThat(threads.evidence()).isEmpty();
    assertThat(threads.lingered())
        .extracting(Lingered::what)
        .anySatisfy(what -> assertThat(what).startsWith("thread \"pool-"));
  }

  private static List<Thread> helpers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("pool-\\d+-thread-\\d+"))
        .toList();
  }

  @Test
  void refusesWhatItsQueuesHaveNoRoomFor() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    List<RecordingTask> accepted = new ArrayList<>();
    int refused = 0;
    try (Pool pool = Testing.open("reactor(queue=2)", 1)) {
      for (RecordingTask task : RecordingTask.many(10, i -> () -> Testing.await(gate))) {
        try {
          pool.execute(task);
          accepted.add(task);
        } catch (RejectedExecutionException e) {
          refused++;
        }
      }
      gate.countDown();
    }
    assertThat(refused).isGreaterThanOrEqualTo(7);
    assertThat(accepted).isNotEmpty().allMatch(task -> task.runs() == 1);
  }
}
