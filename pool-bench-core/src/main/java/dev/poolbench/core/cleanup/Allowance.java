package dev.poolbench.core.cleanup;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Names what may be left behind, and why.
 *
 * @param kind the check it holds for
 * @param pattern a regular expression for the whole of a thread's name, of a process's command
 *     line, of what an open file or socket points to, or of the name of a class on the heap as a
 *     class histogram writes it
 * @param reason why it is allowed
 */
public record Allowance(CheckKind kind, String pattern, String reason) {

  /**
   * Checks that the pattern is one.
   *
   * @param kind the check it holds for
   * @param pattern a regular expression
   * @param reason why it is allowed
   * @throws IllegalArgumentException if the pattern is not a regular expression, or the check has
   *     nothing to allow
   */
  public Allowance {
    Objects.requireNonNull(reason, "reason");
    if (kind == CheckKind.CLOSE_TIME) {
      throw new IllegalArgumentException(
          "allowed '%s': close time has nothing to allow; set the close limit".formatted(pattern));
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "allowed %s '%s': accepted is a regular expression: %s"
              .formatted(kind, pattern, e.getMessage()),
          e);
    }
  }
}
