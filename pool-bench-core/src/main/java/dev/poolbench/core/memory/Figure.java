package dev.poolbench.core.memory;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.OptionalLong;

/**
 * Is a figure that was measured, with its source, or one that could not be had, with the reason.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
public sealed interface Figure {

  /**
   * Is a figure that was measured.
   *
   * @param value how much
   * @param unit of what
   * @param source where it comes from, such as {@code LINUX_PROC VmHWM}
   */
  record Measured(long value, Unit unit, String source) implements Figure {

    /** Returns the value, the unit and the source. */
    @Override
    public String toString() {
      return "%d %s (%s)".formatted(value, unit, source);
    }
  }

  /**
   * Is a figure that could not be had.
   *
   * @param reason why, in words
   */
  record Absent(String reason) implements Figure {

    /** Returns that it is not available, and why. */
    @Override
    public String toString() {
      return "not available: " + reason;
    }
  }

  /**
   * Makes a figure that is a number of bytes.
   *
   * @param value how many
   * @param source where it comes from
   * @return the figure
   */
  static Figure bytes(long value, String source) {
    return new Measured(value, Unit.BYTES, source);
  }

  /**
   * Makes a figure that is a time.
   *
   * @param value how many nanoseconds
   * @param source where it comes from
   * @return the figure
   */
  static Figure nanos(long value, String source) {
    return new Measured(value, Unit.NANOSECONDS, source);
  }

  /**
   * Makes a figure that is a number of things.
   *
   * @param value how many
   * @param source where it comes from
   * @return the figure
   */
  static Figure count(long value, String source) {
    return new Measured(value, Unit.COUNT, source);
  }

  /**
   * Makes a figure that could not be had.
   *
   * @param reason why, in words
   * @return the figure
   */
  static Figure absent(String reason) {
    return new Absent(reason);
  }

  /**
   * Returns the value, in the unit of the figure.
   *
   * @return the value; empty if the figure is absent
   */
  default OptionalLong asLong() {
    return this instanceof Measured measured
        ? OptionalLong.of(measured.value())
        : OptionalLong.empty();
  }

  /**
   * Subtracts a figure of the same unit.
   *
   * @param other what to subtract
   * @return the difference, which names both sources; absent if either is, or if the other is the
   *     greater, for a negative memory or time was not measured
   * @throws IllegalArgumentException if the units differ
   */
  default Figure minus(Figure other) {
    if (!(this instanceof Measured from)) {
      return this;
    }
    if (!(other instanceof Measured less)) {
      return other;
    }
    if (from.unit() != less.unit()) {
      throw new IllegalArgumentException(
          "figure %s: cannot be taken from %s; accepted is the same unit".formatted(less, from));
    }
    if (less.value() > from.value()) {
      return absent("%s is less than %s".formatted(from, less));
    }
    return new Measured(
        from.value() - less.value(), from.unit(), from.source() + " less " + less.source());
  }
}
