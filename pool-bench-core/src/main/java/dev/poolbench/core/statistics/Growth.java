package dev.poolbench.core.statistics;

/** Says how something grows with the number of jobs. */
public enum Growth {
  /** In proportion, besides a fixed part: a line fits within the threshold. */
  LINEAR("linear"),
  /** More than in proportion: the middle of the ladder lies below the line between its ends. */
  FASTER("faster than linear"),
  /** Less than in proportion: the middle of the ladder lies above the line between its ends. */
  SLOWER("slower than linear"),
  /** The forks differ too much to tell. */
  TOO_NOISY_TO_TELL("too noisy to tell");

  private final String words;

  Growth(String words) {
    this.words = words;
  }

  /** Returns it in words, such as {@code faster than linear}. */
  @Override
  public String toString() {
    return words;
  }
}
