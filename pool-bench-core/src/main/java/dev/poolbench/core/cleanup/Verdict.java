package dev.poolbench.core.cleanup;

import java.util.Locale;

/** Says what a check has come to. */
public enum Verdict {
  /** Everything was given back, within the stated grace and tolerance. */
  CLEAN,
  /** Something was not given back; there is evidence. */
  LEAKED,
  /** Nothing can be said; there is a reason. */
  NOT_CHECKED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
