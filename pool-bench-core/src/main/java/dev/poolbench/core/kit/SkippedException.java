package dev.poolbench.core.kit;

/** Says why a rule cannot be checked on a pool. */
final class SkippedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SkippedException(String message) {
    super(message);
  }
}
