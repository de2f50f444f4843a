package dev.poolbench.examples.pools;

import static dev.poolbench.examples.pools.Testing.quick;
import static dev.poolbench.examples.pools.Testing.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTests {
  private static final String ESCAPE = "\u001b[";

  private static boolean coloured(boolean terminal, Map<String, String> environment) {
    return Screen.of(terminal, environment).colours();
  }

  @Test
  void takesColoursWhereItIsATerminalUnlessSomebodySaysNo() {
    assertThat(coloured(true, Map.of("TERM", "xterm-256color"))).isTrue();
    assertThat(coloured(true, Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
    assertThat(coloured(true, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
    assertThat(coloured(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(coloured(true, Map.of())).isFalse();
    assertThat(coloured(false, Map.of("TERM", "xterm"))).isFalse();
  }

  @Test
  void paintsTitlesVerdictsAndWhatWentWrongAndChangesNoCharacter() {
    String page =
        """
        Verdicts
        ========

        pool       ratio    low   high  blocks  verdict
        jdk-fixed  1.301  1.276  1.324       8  slower
        jdk-cached 0.801  0.776  0.824       8  slightly faster
        other      1.020  0.694  1.499       8  too noisy to tell
        more       failed [2,1]      -         -  slower

        Warning: it is no slower
        """;
    String painted = new Screen(true, true, StandardCharsets.UTF_8).painted(page);

    assertThat(painted)
        .contains(
            ESCAPE + "1mVerdicts" + ESCAPE + "0m\n===",
            "8  " + ESCAPE + "31mslower" + ESCAPE + "0m\n",
            "8  " + ESCAPE + "32mslightly faster" + ESCAPE + "0m\n",
            "8  " + ESCAPE + "33mtoo noisy to tell" + ESCAPE + "0m\n",
            ESCAPE + "31mfailed [2,1]" + ESCAPE + "0m",
            ESCAPE + "33mWarning:" + ESCAPE + "0m it is no slower\n");
    assertThat(painted.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(page);
    assertThat(new Screen(true, false, StandardCharsets.UTF_8).painted(page)).isEqualTo(page);
  }

  @Test
  void drawsRatiosByWhatTheCharacterSetHas() {
    String[] args = quick("--in-process", "--pools", "caller,jdk-fixed");

    String ascii = run(new Screen(false, false, StandardCharsets.US_ASCII), args).out();
    String blocks = run(new Screen(false, false, StandardCharsets.UTF_8), args).out();

    assertThat(ascii)
        .contains("Time of 16 jobs, as a multiple of the fastest")
        .containsPattern("jdk-fixed +[\\d.]+x +#{24}\\R")
        .containsPattern("caller +1\\.00x +#+\\R");
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(ascii)).isTrue();
    assertThat(blocks).containsPattern("jdk-fixed +[\\d.]+x +\u2588{24}\\R");
    assertThat(blocks + ascii).doesNotContain(ESCAPE);
  }
}
