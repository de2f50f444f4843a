package dev.poolbench.core.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts figures and text into few characters. */
public final class Words {
  private Words() {}

  /** Returns a time with three digits and the unit that fits, such as {@code 1.23 ms}. */
  public static String time(double nanos) {
    double size = Math.abs(nanos);
    if (size < 999.5) {
      return digits(nanos) + " ns";
    } else if (size < 999.5e3) {
      return digits(nanos / 1e3) + " us";
    } else if (size < 999.5e6) {
      return digits(nanos / 1e6) + " ms";
    }
    return digits(nanos / 1e9) + " s";
  }

  /** Returns a time that was set, as it was set. */
  static String exact(Duration time) {
    long nanos = time.toNanos();
    return nanos % 1_000_000_000 == 0
        ? nanos / 1_000_000_000 + " s"
        : nanos % 1_000_000 == 0 ? nanos / 1_000_000 + " ms" : nanos / 1e3 + " us";
  }

  /** Returns a size with three digits and the unit that fits, such as {@code 1.23 MB}. */
  public static String bytes(long bytes) {
    double size = Math.abs((double) bytes);
    if (size < 1_000) {
      return bytes + " B";
    } else if (size < 999.5e3) {
      return digits(bytes / 1e3) + " kB";
    } else if (size < 999.5e6) {
      return digits(bytes / 1e6) + " MB";
    }
    return digits(bytes / 1e9) + " GB";
  }

  /** Returns a factor with three digits, such as {@code 12.3x}. */
  static String factor(double factor) {
    return digits(factor) + "x";
  }

  /** Returns a ratio to what something is compared with, such as {@code 1.049}. */
  static String ratio(double ratio) {
    int decimals = ratio >= 10 ? 1 : ratio >= 0.1 ? 3 : ratio >= 0.01 ? 4 : 6;
    return String.format(Locale.ROOT, "%." + decimals + "f", ratio);
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Returns a share of one, such as {@code 5 %} or {@code 2.5 %}. */
  static String percent(double share) {
    BigDecimal percent = new BigDecimal(100 * share).round(new MathContext(6));
    return percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** Returns a span that somebody waits for, such as {@code 1 min 35 s}. */
  public static String span(Duration span) {
    long seconds = Math.round(span.toMillis() / 1e3);
    if (seconds < 60) {
      return seconds + " s";
    } else if (seconds < 3_600) {
      return "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %02d min".formatted(seconds / 3_600, seconds / 60 % 60);
  }

  /** Returns a number of things, such as {@code 1 job} or {@code 2 jobs}. */
  public static String count(long number, String what) {
    return number == 1 ? "1 " + what : number + " " + what + "s";
  }

  private static String digits(double value) {
    double size = Math.abs(value);
    int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Breaks prose into lines, at spaces. */
  static List<String> wrap(String text, int width) {
    return fill(text.strip().split("\\s+"), " ", width);
  }

  /** Breaks a name into lines, after what separates its parts. */
  static List<String> wrapName(String name, int width) {
    return fill(name.split("(?<=[-,.(=: ])"), "", width);
  }

  private static List<String> fill(String[] parts, String between, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      if (!line.isEmpty()
          && line.length() + between.length() + part.stripTrailing().length() > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : between).append(part);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
