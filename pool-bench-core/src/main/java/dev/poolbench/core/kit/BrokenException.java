package dev.poolbench.core.kit;

/** Says what was seen of a pool that breaks a rule. */
final class BrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenException(String message) {
    super(message);
  }

  static void unless(boolean kept, String message) {
    if (!kept) {
      throw new BrokenException(message);
    }
  }
}
