package dev.poolbench.core.page;

import java.nio.charset.Charset;

/** Draws lengths, by eighths of a character where there are such characters. */
final class Bars {
  private static final int WIDTH = 24;
  private static final String EIGHTHS = "\u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588";

  private final boolean blocks;

  private Bars(boolean blocks) {
    this.blocks = blocks;
  }

  /** Draws by characters that a character set has. */
  static Bars in(Charset charset) {
    return new Bars(charset.canEncode() && charset.newEncoder().canEncode(EIGHTHS));
  }

  /**
   * Draws a length; whatever is above 0 can be seen.
   *
   * @param share of the longest bar, from 0 to 1
   */
  String of(double share) {
    if (!blocks) {
      return "#".repeat((int) Math.ceil(WIDTH * share));
    }
    int eighths = (int) Math.ceil(EIGHTHS.length() * WIDTH * share);
    int rest = eighths % EIGHTHS.length();
    String whole = EIGHTHS.substring(EIGHTHS.length() - 1).repeat(eighths / EIGHTHS.length());
    return rest == 0 ? whole : whole + EIGHTHS.charAt(rest - 1);
  }
}
