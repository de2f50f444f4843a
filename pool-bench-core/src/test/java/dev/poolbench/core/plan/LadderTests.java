package dev.poolbench.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LadderTests {

  @Test
  void climbsFromZeroToExactlyTheMostInEqualSteps() {
    assertThat(Ladder.linear(8_192, 10))
        .containsExactly(0, 819, 1_638, 2_458, 3_277, 4_096, 4_915, 5_734, 6_554, 7_373, 8_192);
    assertThat(Ladder.linear(1 << 16, 20)).hasSize(21).startsWith(0).endsWith(1 << 16);
  }

  @Test
  void climbsByAFactor() {
    assertThat(Ladder.geometric(1_000, 4)).containsExactly(0, 1, 10, 100, 1_000);
    assertThat(Ladder.geometric(8_192, 14))
        .containsExactly(0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192);
    assertThat(Ladder.geometric(5, 1)).containsExactly(0, 5);
  }

  @Test
  void hasNoStepTwice() {
    assertThat(Ladder.linear(3, 10)).containsExactly(0, 1, 2, 3);
    assertThat(Ladder.geometric(3, 10)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void refusesToGoNowhere() {
    assertThatIllegalArgumentException().isThrownBy(() -> Ladder.linear(0, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> Ladder.geometric(10, 0));
  }
}
