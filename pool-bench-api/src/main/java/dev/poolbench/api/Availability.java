package dev.poolbench.api;

import java.util.Objects;

/** Says that something can be used here, or why it cannot. */
public sealed interface Availability {

  /**
   * Says that it can be used.
   *
   * @return the only instance of {@link Available}
   */
  static Availability available() {
    return Available.INSTANCE;
  }

  /**
   * Says that it cannot be used, and why.
   *
   * @param reason what is missing, and if possible how to get it, such as {@code needs JDK 21 or
   *     newer}
   * @return the reason as an availability
   */
  static Availability unavailable(String reason) {
    return new Unavailable(reason);
  }

  /**
   * Tells whether it can be used.
   *
   * @return whether this is not an {@link Unavailable}
   */
  default boolean isAvailable() {
    return this instanceof Available;
  }

  /** Can be used. */
  enum Available implements Availability {
    /** The only instance. */
    INSTANCE
  }

  /**
   * Cannot be used.
   *
   * @param reason what is missing
   */
  record Unavailable(String reason) implements Availability {
    /**
     * Checks that a reason is given.
     *
     * @param reason what is missing
     * @throws IllegalArgumentException if the reason is blank
     */
    public Unavailable {
      if (Objects.requireNonNull(reason, "reason").isBlank()) {
        throw new IllegalArgumentException("reason is blank: say what is missing");
      }
    }
  }
}
