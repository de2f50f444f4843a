package dev.poolbench.core.measure;

/** Stands in the report for a job that returned something else than it should. */
final class WrongResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongResultException(String message) {
    super(message, null, false, false);
  }
}
