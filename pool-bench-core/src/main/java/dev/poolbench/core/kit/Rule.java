package dev.poolbench.core.kit;

/**
 * Lists the rules that pools keep, with their reasons.
 *
 * <p>A required one is kept by every pool, for without it the figures of a pool mean nothing. From
 * an optional one an adapter may be exempted, for a reason that it states, such as that it was
 * asked to have no limit.
 */
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
      "a task that is dropped is seen only by whoever waits for it"),
  /** Interruption. */
  HEEDS_INTERRUPTION(
      7,
      Level.OPTIONAL,
      "lets go of a thread that is interrupted while it waits in close or execute, by an exception"
          + " out of close, and then stops its workers",
      "a run that is stopped, or a pool that hangs, could not be ended otherwise"),
  /** No more than the workers. */
  KEEPS_TO_WORKERS(
      8,
      Level.OPTIONAL,
      "runs no more tasks at once than it has workers, unless it declares another limit",
      "two pools of 8 workers of which one runs 80 tasks are not two pools of 8 workers"),
  /** Options. */
  VALIDATES_OPTIONS(
      9,
      Level.OPTIONAL,
      "refuses what an option does not accept by an IllegalArgumentException before it is opened,"
          + " and can be opened with what it accepts",
      "a value that is refused only within a fork has cost a run, and one ignored has made it lie"),
  /** Availability. */
  TELLS_WITHOUT_LIBRARY(
      10,
      Level.OPTIONAL,
      "tells what it is without the library that it is made of, and is not available without it",
      "one adapter whose library is absent would keep all others from being listed"),
  /** Again and again. */
  SURVIVES_ROUNDS(
      11,
      Level.OPTIONAL,
      "can be opened and closed 1,000 times, and opens no file that it does not close",
      "what is lost a little each time is seen by whoever opens a pool for each request"),
  /** Memory. */
  MAKES_VISIBLE(
      12,
      "lets a job see what was written before its hand-over, and whoever has waited for a job what"
          + " that wrote",
      "a program that is right on one pool would be wrong on another, now and then");

  private enum Level {
    REQUIRED,
    OPTIONAL
  }

  private final int number;
  private final Level level;
  private final String sentence;
  private final String reason;

  Rule(int number, String sentence, String reason) {
    this(number, Level.REQUIRED, sentence, reason);
  }

  Rule(int number, Level level, String sentence, String reason) {
    this.number = number;
    this.level = level;
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
   * Tells whether every pool keeps the rule.
   *
   * @return false if an adapter may be exempted from it, with a reason
   */
  public boolean isRequired() {
    return level == Level.REQUIRED;
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
