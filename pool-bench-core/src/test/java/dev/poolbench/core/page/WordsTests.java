package dev.poolbench.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

  @ParameterizedTest
  @CsvSource({
    "0, 0.00 ns",
    "0.1234, 0.12 ns",
    "9.994, 9.99 ns",
    "9.996, 10.0 ns",
    "99.94, 99.9 ns",
    "99.96, 100 ns",
    "999.4, 999 ns",
    "999.6, 1.00 us",
    "-1500, -1.50 us",
    "999499, 999 us",
    "999500, 1.00 ms",
    "12345678, 12.3 ms",
    "999.6e6, 1.00 s",
    "1234e9, 1234 s",
  })
  void giveATimeThreeDigitsAndTheUnitThatFits(double nanos, String text) {
    assertThat(Words.time(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 0 s",
    "59499, 59 s",
    "59500, 1 min 00 s",
    "95000, 1 min 35 s",
    "3599400, 59 min 59 s",
    "3660000, 1 h 01 min",
  })
  void sayHowLongSomebodyWaits(long millis, String text) {
    assertThat(Words.span(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void breakANameAfterWhatSeparatesItsParts() {
    assertThat(Words.wrapName("jdk-fixed(queue=array:1024,full=block)", 12))
        .containsExactly("jdk-fixed(", "queue=array:", "1024,full=", "block)");
    assertThat(Words.wrapName("jdk-fixed, 8 workers", 12))
        .containsExactly("jdk-fixed, 8", "workers");
    assertThat(Words.wrapName("unbreakable-name", 5)).containsExactly("unbreakable-", "name");
  }

  @ParameterizedTest
  @CsvSource({"0.05, 5 %", "0.025, 2.5 %", "0.012, 1.2 %", "0.333333333, 33.3333 %", "1, 100 %"})
  void sayAShareWithNoMoreDigitsThanItHas(double share, String text) {
    assertThat(Words.percent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "521.4, 521.4",
    "1.0494, 1.049",
    "0.9876, 0.988",
    "0.01234, 0.0123",
    "0.0019194, 0.001919"
  })
  void keepThreeDigitsOfARatioHoweverSmall(double ratio, String text) {
    assertThat(Words.ratio(ratio)).isEqualTo(text);
  }
}
