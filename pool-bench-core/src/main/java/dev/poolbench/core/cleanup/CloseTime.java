package dev.poolbench.core.cleanup;

import java.util.Objects;

/** Says how closing went: in what time, or that it hung, or that nobody knows. */
public sealed interface CloseTime {

  /**
   * Says how long closing took.
   *
   * @param nanos the time, in nanoseconds
   * @return the close time
   */
  static CloseTime took(long nanos) {
    return new Took(nanos, "");
  }

  /**
   * Says that closing, or something before it, did not end.
   *
   * @param what what happened, in a sentence
   * @param dump what all threads were doing then
   * @return the close time
   */
  static CloseTime hung(String what, String dump) {
    return new Hung(what, dump);
  }

  /**
   * Says that it is not known how long closing took.
   *
   * @param why the reason
   * @return the close time
   */
  static CloseTime unknown(String why) {
    return new Unknown(why);
  }

  /**
   * Closing took a time.
   *
   * @param nanos the time, in nanoseconds
   * @param stack what the closing thread was doing when the limit had passed, empty if not known
   */
  record Took(long nanos, String stack) implements CloseTime {}

  /**
   * Closing, or something before it, did not end.
   *
   * @param what what happened, in a sentence
   * @param dump what all threads were doing then
   */
  record Hung(String what, String dump) implements CloseTime {}

  /**
   * It is not known how long closing took.
   *
   * @param why the reason
   */
  record Unknown(String why) implements CloseTime {
    /**
     * Checks that a reason is given.
     *
     * @param why the reason
     * @throws IllegalArgumentException if the reason is blank
     */
    public Unknown {
      if (Objects.requireNonNull(why, "why").isBlank()) {
        throw new IllegalArgumentException("why is blank: say why the close time is not known");
      }
    }
  }
}
