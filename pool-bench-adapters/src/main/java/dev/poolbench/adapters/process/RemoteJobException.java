package dev.poolbench.adapters.process;

/** Says what a job threw in its worker: the class and the message, as text. */
final class RemoteJobException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Has no stack trace, for that of the host tells nothing, and many jobs may fail. */
  RemoteJobException(String message) {
    super(message, null, false, false);
  }
}
