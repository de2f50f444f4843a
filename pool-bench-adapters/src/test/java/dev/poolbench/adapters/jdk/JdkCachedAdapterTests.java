package dev.poolbench.adapters.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolbench.api.Option;
import dev.poolbench.api.Pool;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkCachedAdapterTests {

  @Test
  void hasAsManyThreadsAsWorkersOrAsManyAsSaid() throws Exception {
    try (Pool byWorkers = Testing.open("jdk-cached(max=workers)", 4);
        Pool byNumber = Testing.open("jdk-cached(max=7)", 4)) {
      assertThat(byWorkers.limit()).hasValue(4);
      assertThat(byNumber.limit()).hasValue(7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "1001"})
  void refusesMoreThreadsThanTheMachineHasAndNamesTheLimit(String max) {
    Option<OptionalInt> option = JdkCachedAdapter.max(OptionalInt.of(1_000));
    assertThat(option.parse("1000")).hasValue(1_000);
    assertThatThrownBy(() -> option.parse(max))
        .hasMessage(
            "option max=%s: accepted is workers | a whole number from 1 to 1000, this machine's"
                + " limit of threads",
            max);
  }

  @Test
  void acceptsAnyNumberWhereTheMachineTellsNoLimit() {
    Option<OptionalInt> option = JdkCachedAdapter.max(OptionalInt.empty());
    assertThat(option.parse("2147483647")).hasValue(Integer.MAX_VALUE);
    assertThatThrownBy(() -> option.parse("0"))
        .hasMessage("option max=0: accepted is workers | a whole number of at least 1");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs Linux to know the limit of threads")
  void knowsTheLimitOfThisMachineOnLinux() {
    assertThatThrownBy(() -> Testing.options("jdk-cached(max=2147483647)", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("option max=2147483647")
        .hasMessageContaining("this machine's limit of threads");
    assertThat(ThreadLimit.read(Path.of("/")).orElseThrow())
        .isGreaterThanOrEqualTo(Thread.getAllStackTraces().size());
  }
}
