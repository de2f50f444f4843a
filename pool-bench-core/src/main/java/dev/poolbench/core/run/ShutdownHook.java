package dev.poolbench.core.run;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Calls something when the JVM is shut down, by Ctrl-C for one, for as long as it is open, and has
 * the JVM wait until what is to come after that is done.
 */
final class ShutdownHook implements AutoCloseable {
  private static final long MOST_SECONDS = 10;

  private final Thread hook;

  ShutdownHook(Runnable action, CountDownLatch done) {
    hook =
        new Thread(
            () -> {
              action.run();
              var unused =
                  Uninterruptibles.awaitUninterruptibly(done, MOST_SECONDS, TimeUnit.SECONDS);
            },
            "pool-bench-shutdown");
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
