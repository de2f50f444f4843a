package dev.poolbench.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmOptionsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "-Xmx1g -Da=b | -Xmx1g;-Da=b",
        "  -Xmx1g   -Da=b  | -Xmx1g;-Da=b",
        "-Da='b c' -Xmx1g | -Da='b c';-Xmx1g",
        "\"-Da=b c\" | \"-Da=b c\"",
        "-Da=b'c d'\"e f\"g h | -Da=b'c d'\"e f\"g;h",
      })
  void splitsAtWhiteSpaceExceptWithinQuotes(String text, String options) {
    assertThat(JvmOptions.split(text)).containsExactly(options.split(";"));
  }

  @Test
  void takesQuotesOutOfAnOption() {
    assertThat(JvmOptions.unquoted("-Da=b'c d'\"e f\"")).isEqualTo("-Da=bc de f");
  }

  @Test
  void takesOptionsOfAnyLength() {
    String flag = "-Da=" + "x".repeat(1_000_000);

    assertThat(JvmOptions.split(flag + " -Xmx1g")).containsExactly(flag, "-Xmx1g");
  }
}
