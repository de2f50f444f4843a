package dev.poolbench.core.memory;

import java.util.Locale;

/** Names what a {@link Figure} counts. */
public enum Unit {
  /** Memory. */
  BYTES,
  /** Time on the clock or on a processor. */
  NANOSECONDS,
  /** Things, such as threads or collections. */
  COUNT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
