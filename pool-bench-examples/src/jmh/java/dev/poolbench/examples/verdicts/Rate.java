package dev.poolbench.examples.verdicts;

import java.util.Locale;

/** Says how often something was seen, with E. B. Wilson's interval of 95 %. */
final class Rate {
  private static final double Z = 1.959964;

  private Rate() {}

  static String of(long seen, int all) {
    double share = (double) seen / all;
    double middle = (share + Z * Z / (2 * all)) / (1 + Z * Z / all);
    double half =
        Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all)) / (1 + Z * Z / all);
    return String.format(
        Locale.ROOT,
        "%.1f %% [%.1f, %.1f]",
        100 * share,
        100 * Math.max(0, middle - half),
        100 * Math.min(1, middle + half));
  }
}
