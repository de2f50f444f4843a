package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNameExceptionTests {

  @Test
  void saysWhatIsUnknownWhatIsNearestAndWhatIsAcceptedInOrder() {
    assertThat(unknown("jdk-fxed", "jdk-single", "forkjoin", "jdk-fixed", "caller"))
        .hasMessage(
            "unknown pool 'jdk-fxed'; did you mean jdk-fixed?"
                + " Accepted: caller, forkjoin, jdk-fixed, jdk-single");
  }

  @Test
  void suggestsNothingIfNothingIsNear() {
    assertThat(unknown("zookeeper", "jdk-fixed", "caller"))
        .hasMessage("unknown pool 'zookeeper'. Accepted: caller, jdk-fixed");
  }

  @Test
  void saysSoIfThereIsNoNameAtAll() {
    assertThat(unknown("any")).hasMessage("unknown pool 'any': there is none");
  }

  @Test
  void suggestsTheNearestFirstAndNoMoreThanThree() {
    assertThat(unknown("worker-1", "worker-234", "worker-23", "worker-2", "worker", "worker-1x"))
        .hasMessageContaining("; did you mean worker-2 or worker-1x or worker-23? Accepted: ");
  }

  @ParameterizedTest
  @CsvSource({
    "wokers",
    "workerss",
    "wrokers",
    "w0rkers",
    "WORKERS",
    "work",
    "xxxkers",
    "networkers"
  })
  void suggestsANameUpToThreeEditsAwayWhateverItsCase(String name) {
    assertThat(unknown(name, "workers")).hasMessageContaining("; did you mean workers? ");
  }

  @ParameterizedTest
  @CsvSource({"xxxxers", "my-workers2", "orke", "kers"})
  void suggestsNoNameFurtherAway(String name) {
    assertThat(unknown(name, "workers"))
        .hasMessage("unknown pool '%s'. Accepted: workers".formatted(name));
  }

  @ParameterizedTest
  @CsvSource({"w", "wor", "Work", "worker"})
  void suggestsANameThatBeginsWithTheGivenOneWhateverItsCase(String name) {
    assertThat(unknown(name, "caller", "workers")).hasMessageContaining("; did you mean workers? ");
  }

  @Test
  void suggestsNamesThatBeginWithTheGivenOneFromTheShortest() {
    assertThat(unknown("jdk", "jdk-fixed", "jdk-cached", "jdk-single-x", "jdk-1", "caller"))
        .hasMessageContaining("; did you mean jdk-1 or jdk-fixed or jdk-cached? ");
  }

  @ParameterizedTest
  @CsvSource({"a, b", "ab, ax", "abc, abx", "abcd, abxy", "abcde, abcxy", "abcdef, abcxyz"})
  void allowsAsManyEditsAsHalfOfAShortName(String name, String known) {
    assertThat(unknown(name, known)).hasMessageContaining("; did you mean " + known + "? ");
  }

  @ParameterizedTest
  @CsvSource({
    "'', abcd",
    "a, bc",
    "ab, xy",
    "abc, axy",
    "abcd, axyz",
    "abcde, abxyz",
    "abcdefgh, abcdwxyz"
  })
  void allowsNoMoreEdits(String name, String known) {
    assertThat(unknown(name, known))
        .hasMessage("unknown pool '%s'. Accepted: %s".formatted(name, known));
  }

  @Test
  void leavesPercentSignsAlone() {
    assertThat(unknown("%s%n", "abcdefgh")).hasMessageStartingWith("unknown pool '%s%n'.");
  }

  private static UnknownNameException unknown(String name, String... known) {
    return new UnknownNameException("pool", name, List.of(known));
  }
}
