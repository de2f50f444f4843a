package dev.poolbench.core.kit;

/** Lists the rules that every pool keeps, with their reasons. */
public enum Rule {
  /** Every job once. */
  EXACTLY_ONCE(
      1,
      "does every job exactly once under every dispatch that it declares",
      "a job that is lost, repeated or wrong makes a fast pool of a broken one"),
  /** Survives. */
  SURVIVES_FAILURE(
      2,
      "goes on after jobs that throw, and reports none of them as refused",
      "a job that throws is the caller's business, not the end of a worker"),
  /** Close waits. */
  CLOSE_WAITS(
      3,
      "waits in close for what it accepted, may be closed twice, and leaves no thread or process",
      "what is left behind is measured as part of the next pool"),
  /** Nothing after close. */
  CLOSED_REFUSES(
      4,
      "refuses by an exception what is handed over after close, and runs none of it",
      "a task that is taken and never run leaves its caller waiting for ever"),
  /** Workers. */
  REACHES_WORKERS(
      5,
      "runs as many tasks at once as it has workers, and never more than the limit it declares",
      "a pool of fewer workers, or of more, is another pool than the one in the report"),
  /** Full queue. */
  NEVER_DROPS(
      6,
      "blocks or refuses when it has no room, but never drops a task",
      "a task that is dropped is seen only by whoever waits for it");

  private final int number;
  private final String sentence;
  private final String reason;

  Rule(int number, String sentence, String reason) {
    this.number = number;
    this.sentence = sentence;
    this.reason = reason;
  }

  /**
   * Returns the number by which the rule is known.
   *
   * @return the number, from 1; a number is never given to another rule
   */
  public int number() {
    return number;
  }

  /**
   * Returns what a pool does that keeps the rule.
   *
   * @return the rest of a sentence that begins with the pool
   */
  public String sentence() {
    return sentence;
  }

  /**
   * Returns why there is the rule.
   *
   * @return a clause
   */
  public String reason() {
    return reason;
  }

  /** Returns the number with the sentence. */
  @Override
  public String toString() {
    return "rule " + number + ": " + sentence;
  }
}
