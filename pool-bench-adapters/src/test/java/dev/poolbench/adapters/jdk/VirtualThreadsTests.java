package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualThreadsTests {

  @ParameterizedTest
  @ValueSource(strings = {"jdk-virtual", "jdk-virtual-fixed"})
  @EnabledForJreRange(
      max = JRE.JAVA_20,
      disabledReason = "needs a JDK older than 21, without virtual threads")
  void areUnavailableBeforeJdk21AndSayWhy(String id) {
    PoolAdapter adapter = Testing.adapter(id);
    String reason =
        "needs JDK 21 or newer for virtual threads; this is JDK "
            + System.getProperty("java.version");
    assertThat(adapter.availability()).isEqualTo(Availability.unavailable(reason));
    assertThatThrownBy(() -> adapter.open(Testing.options(id, 1)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk-virtual", "jdk-virtual(bounded=false)", "jdk-virtual-fixed"})
  void runTheTasksOfTheirPools(String spec) throws Exception {
    RecordingTask task = new RecordingTask(() -> {});
    try (Pool pool = Testing.open(spec, 2)) {
      pool.execute(task);
    }
    assertThat(task.thread().toString()).startsWith("VirtualThread[");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk-virtual", "jdk-virtual-fixed"})
  void areTheKindOfTheirPoolsWhetherAvailableOrNot(String id) {
    assertThat(Testing.adapter(id).kind()).isEqualTo(PoolKind.VIRTUAL_THREADS);
  }

  @Test
  void haveNoLimitUnlessBounded() throws Exception {
    try (Pool pool = Testing.open("jdk-virtual(bounded=false)", 2)) {
      assertThat(pool.limit()).isEmpty();
    }
  }

  @Test
  void refuseAnOptionByNameAndValueAndSayWhatIsAccepted() {
    assertThatThrownBy(() -> Testing.options("jdk-virtual(bounded=2)", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jdk-virtual: option bounded=2: accepted is true | false");
  }
}
