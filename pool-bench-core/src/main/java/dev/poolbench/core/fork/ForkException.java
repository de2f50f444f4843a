package dev.poolbench.core.fork;

/** Says that a fork could not do what it was asked, in words for the user. */
public final class ForkException extends Exception {
  private static final long serialVersionUID = 1L;

  ForkException(String message) {
    super(message);
  }

  ForkException(String message, Throwable cause) {
    super(message, cause);
  }
}
