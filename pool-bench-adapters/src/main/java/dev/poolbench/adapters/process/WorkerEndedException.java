package dev.poolbench.adapters.process;

import java.io.IOException;

/** Says how a worker ended that had not been told to, and what it said last. */
final class WorkerEndedException extends IOException {
  private static final long serialVersionUID = 1L;

  WorkerEndedException(String message) {
    super(message);
  }
}
