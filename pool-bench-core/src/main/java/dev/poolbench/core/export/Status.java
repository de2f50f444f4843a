package dev.poolbench.core.export;

/**
 * Tells whether a row has figures, and if not, why.
 *
 * @param word what became of it, in a word
 * @param reason why there are no figures, or none that are valid; empty if there are
 */
record Status(String word, String reason) {
  static final Status MEASURED = new Status("measured", "");

  static Status failed(String reason) {
    return new Status("failed", reason);
  }

  static Status unavailable(String reason) {
    return new Status("unavailable", reason);
  }
}
