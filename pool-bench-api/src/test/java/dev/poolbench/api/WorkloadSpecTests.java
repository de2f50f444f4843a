package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadSpecTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"sqrt", "sleep(5ms)", "com.acme.MyWorkload(size=3)", "w(a=1,\"b, c\",d=f(1,2))"})
  void printsWhatItRead(String text) {
    assertThat(WorkloadSpec.parse(text)).hasToString(text);
  }

  @Test
  void readsNamedAndUnnamedValues() {
    assertThat(WorkloadSpec.parse("sleep(5ms,jitter=1ms)").options())
        .containsExactly(entry("", "5ms"), entry("jitter", "1ms"));
  }

  @Test
  void saysThatItIsAWorkloadThatIsMalformed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkloadSpec.parse("sleep(5ms"))
        .withMessage("workload 'sleep(5ms': accepted is NAME or NAME(OPTION=VALUE,...)");
  }

  @Test
  void refusesNamesThatItWouldNotRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkloadSpec("a/b", Map.of()))
        .withMessage("workload 'a/b': an id is letters, digits, _, ., $ or -");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkloadSpec("w", Map.of("a b", "1")))
        .withMessage(
            "workload 'w': option 'a b': a name is a letter, and then letters, digits, _, . or -");
  }

  @Test
  void copiesTheOptionsAndLetsNobodyChangeThem() {
    Map<String, String> mine = new LinkedHashMap<>(Map.of("a", "1"));
    WorkloadSpec spec = new WorkloadSpec("w", mine);
    mine.clear();

    assertThat(spec.options()).containsExactly(entry("a", "1"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> spec.options().clear());
  }
}
