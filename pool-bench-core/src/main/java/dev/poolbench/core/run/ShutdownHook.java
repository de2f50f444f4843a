package dev.poolbench.core.run;

/** Calls something when the JVM is shut down, by Ctrl-C for one, for as long as it is open. */
final class ShutdownHook implements AutoCloseable {
  private final Thread hook;

  ShutdownHook(Runnable action) {
    hook = new Thread(action, "pool-bench-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // The JVM is being shut down: the hook is running or has run.
    }
  }
}
