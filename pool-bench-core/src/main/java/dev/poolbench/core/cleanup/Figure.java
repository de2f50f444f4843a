package dev.poolbench.core.cleanup;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Holds a figure that was measured, or the reason why there is none.
 *
 * @param value the figure, empty if there is none
 * @param unavailable why there is none, empty if there is one
 */
public record Figure(OptionalLong value, String unavailable) {

  /**
   * Checks that there is either a figure or a reason.
   *
   * @param value the figure, empty if there is none
   * @param unavailable why there is none, empty if there is one
   * @throws IllegalArgumentException if there are both or neither
   */
  public Figure {
    Objects.requireNonNull(value, "value");
    if (value.isPresent() != Objects.requireNonNull(unavailable, "unavailable").isBlank()) {
      throw new IllegalArgumentException(
          "figure %s with reason '%s': accepted is a value or a reason, not both"
              .formatted(value, unavailable));
    }
  }

  /**
   * Makes a figure that was measured.
   *
   * @param value the figure
   * @return the figure
   */
  public static Figure of(long value) {
    return new Figure(OptionalLong.of(value), "");
  }

  /**
   * Says why there is none.
   *
   * @param why the reason
   * @return a figure without a value
   */
  public static Figure unavailable(String why) {
    return new Figure(OptionalLong.empty(), why);
  }

  String text(LongFunction<String> format) {
    return value.isPresent() ? format.apply(value.getAsLong()) : "not available: " + unavailable;
  }

  /** Returns the figure, or that it is not available and why. */
  @Override
  public String toString() {
    return text(Long::toString);
  }
}
