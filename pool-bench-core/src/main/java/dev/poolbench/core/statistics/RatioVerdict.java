package dev.poolbench.core.statistics;

import java.util.Locale;

/** Says what a ratio to a baseline, of something of which less is better, comes to. */
public enum RatioVerdict {
  /** The whole interval lies below 1 less the threshold. */
  LOWER("faster", "less"),
  /** The interval lies below 1, but not wholly below 1 less the threshold. */
  SLIGHTLY_LOWER("slightly faster", "slightly less"),
  /** The whole interval lies within 1 more or less the threshold, whether it excludes 1 or not. */
  NO_PRACTICAL_DIFFERENCE("no practical difference", "no practical difference"),
  /** The interval lies above 1, but not wholly above 1 more the threshold. */
  SLIGHTLY_HIGHER("slightly slower", "slightly more"),
  /** The whole interval lies above 1 more the threshold. */
  HIGHER("slower", "more"),
  /** The interval holds 1 and more than the threshold allows. */
  TOO_NOISY_TO_TELL("too noisy to tell", "too noisy to tell");

  private final String ofTime;
  private final String ofAmount;

  RatioVerdict(String ofTime, String ofAmount) {
    this.ofTime = ofTime;
    this.ofAmount = ofAmount;
  }

  /**
   * Returns the verdict on an interval.
   *
   * @param ratio in which the true ratio lies
   * @param threshold what difference matters, such as 0.05 for 5 %
   * @return the verdict
   */
  public static RatioVerdict of(Interval ratio, double threshold) {
    if (ratio.high() < 1 - threshold) {
      return LOWER;
    } else if (ratio.low() > 1 + threshold) {
      return HIGHER;
    } else if (ratio.isWithin(1 - threshold, 1 + threshold)) {
      return NO_PRACTICAL_DIFFERENCE;
    } else if (ratio.contains(1)) {
      return TOO_NOISY_TO_TELL;
    }
    return ratio.high() < 1 ? SLIGHTLY_LOWER : SLIGHTLY_HIGHER;
  }

  /**
   * Returns the words for a ratio of times.
   *
   * @return such as {@code slightly faster}
   */
  public String ofTime() {
    return ofTime;
  }

  /**
   * Returns the words for a ratio of amounts, such as of memory.
   *
   * @return such as {@code slightly less}
   */
  public String ofAmount() {
    return ofAmount;
  }

  /**
   * Tells whether a difference was seen, small or not.
   *
   * @return true for all but {@link #NO_PRACTICAL_DIFFERENCE} and {@link #TOO_NOISY_TO_TELL}
   */
  public boolean isDifference() {
    return this != NO_PRACTICAL_DIFFERENCE && this != TOO_NOISY_TO_TELL;
  }

  /**
   * Tells whether a difference was seen that may be less than what matters.
   *
   * @return whether it is slightly lower or slightly higher
   */
  public boolean isSlight() {
    return this == SLIGHTLY_LOWER || this == SLIGHTLY_HIGHER;
  }

  /**
   * Tells whether it is said to be lower.
   *
   * @return whether it is, slightly or not
   */
  public boolean isLower() {
    return this == LOWER || this == SLIGHTLY_LOWER;
  }

  /**
   * Tells whether it is said to be higher.
   *
   * @return whether it is, slightly or not
   */
  public boolean isHigher() {
    return this == HIGHER || this == SLIGHTLY_HIGHER;
  }

  /** Returns the name in words, such as {@code slightly lower}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
