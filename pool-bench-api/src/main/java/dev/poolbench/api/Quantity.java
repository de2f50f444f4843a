package dev.poolbench.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans of time and sizes, written as a number and a unit. */
final class Quantity {
  static final String DURATIONS =
      "0, or a number with a unit (ns, us, ms, s, m or h), such as 5ms or 0.5s";
  static final String SIZES = "0, or a number with a unit (b, kb, mb or gb, of 1024), such as 16kb";

  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)([a-z]*)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final Map<String, Long> BYTES =
      Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

  private Quantity() {}

  static Duration duration(String text) {
    return text.equals("0") ? Duration.ZERO : Duration.ofNanos(read(text, NANOS));
  }

  static long bytes(String text) {
    return text.equals("0") ? 0 : read(text, BYTES);
  }

  private static long read(String text, Map<String, Long> units) {
    Matcher form = FORM.matcher(text);
    Long unit = form.matches() ? units.get(form.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException(text);
    }
    try {
      return new BigDecimal(form.group(1))
          .multiply(BigDecimal.valueOf(unit))
          .setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
