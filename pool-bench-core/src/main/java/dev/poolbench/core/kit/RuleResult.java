package dev.poolbench.core.kit;

/**
 * Tells whether a pool keeps a rule.
 *
 * @param rule the rule
 * @param pool the pool, in its textual form
 * @param outcome whether it keeps it
 * @param detail what was seen of a rule that is broken, why it was skipped, within what limits it
 *     is kept, or empty
 */
public record RuleResult(Rule rule, String pool, Outcome outcome, String detail) {

  /** Names what can come of checking a rule. */
  public enum Outcome {
    /** The pool keeps the rule, as far as a check can tell. */
    KEPT,
    /** The pool breaks the rule. */
    BROKEN,
    /** The rule does not apply to the pool, or cannot be checked here. */
    SKIPPED
  }

  /** Returns the outcome in a sentence. */
  @Override
  public String toString() {
    return switch (outcome) {
      case KEPT -> "%s keeps %s%s".formatted(pool, rule, detail.isEmpty() ? "" : ", " + detail);
      case SKIPPED -> "%s: %s was skipped: %s".formatted(pool, rule, detail);
      case BROKEN -> "%s breaks %s, because %s: %s".formatted(pool, rule, rule.reason(), detail);
    };
  }
}
