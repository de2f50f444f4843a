package dev.poolbench.examples.pools;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paints what matters most in a page of text: titles, verdicts, and what went wrong. Nothing is
 * said by colour alone.
 */
final class Paint {
  private static final String END = "\u001b[0m";

  private enum Ink {
    BOLD(1),
    RED(31),
    GREEN(32),
    YELLOW(33);

    private final String begin;

    Ink(int code) {
      this.begin = "\u001b[%dm".formatted(code);
    }
  }

  private record Rule(Pattern pattern, Ink ink) {
    /** Paints the first group of each match. */
    String on(String text) {
      return pattern
          .matcher(text)
          .replaceAll(
              found -> {
                int from = found.start(1) - found.start();
                int to = found.end(1) - found.start();
                String all = found.group();
                return Matcher.quoteReplacement(
                    all.substring(0, from)
                        + ink.begin
                        + all.substring(from, to)
                        + END
                        + all.substring(to));
              });
    }
  }

  /** A verdict is the last of its row, after the number of blocks or forks. */
  private static final String VERDICT = "(?m)\\d  (%s)$";

  private static final List<Rule> RULES =
      List.of(
          rule("(?m)^(\\S.*)$(?=\\R=+$)", Ink.BOLD),
          rule(VERDICT.formatted("slower|slightly slower|more|slightly more"), Ink.RED),
          rule(VERDICT.formatted("faster|slightly faster|less|slightly less"), Ink.GREEN),
          rule(VERDICT.formatted("too noisy to tell"), Ink.YELLOW),
          rule("(failed \\[[\\d,]+\\])", Ink.RED),
          rule("(?m)^(Worse:)", Ink.RED),
          rule("(?m)^(Better:|No longer:)", Ink.GREEN),
          rule("(?m)^(Warning:|Differs:|Not measured:|Unsettled:|No verdicts:)", Ink.YELLOW));

  private Paint() {}

  private static Rule rule(String pattern, Ink ink) {
    return new Rule(Pattern.compile(pattern), ink);
  }

  static String on(String page) {
    String painted = page;
    for (Rule rule : RULES) {
      painted = rule.on(painted);
    }
    return painted;
  }
}
