package dev.poolbench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityTests {

  @Test
  void isAvailableWithoutAReason() {
    assertThat(Availability.available()).isSameAs(Availability.Available.INSTANCE);
    assertThat(Availability.available().isAvailable()).isTrue();
  }

  @Test
  void isUnavailableForAReason() {
    Availability unavailable = Availability.unavailable("needs JDK 21 or newer");

    assertThat(unavailable.isAvailable()).isFalse();
    assertThat(unavailable).isEqualTo(new Availability.Unavailable("needs JDK 21 or newer"));
    assertThat(unavailable)
        .isInstanceOfSatisfying(
            Availability.Unavailable.class,
            it -> assertThat(it.reason()).isEqualTo("needs JDK 21 or newer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void asksForAReason(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Availability.unavailable(blank))
        .withMessage("reason is blank: say what is missing");
  }

  @Test
  void refusesNullForAReason() {
    assertThatNullPointerException()
        .isThrownBy(() -> Availability.unavailable(null))
        .withMessage("reason");
  }
}
