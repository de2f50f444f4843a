package dev.poolbench.examples.pools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the command. */
public final class Main {
  private static final long MOST_SECONDS = 30;

  /** Lets pictures be drawn without asking for a screen. */
  private static final String HEADLESS = "java.awt.headless";

  private Main() {}

  /**
   * Carries out a command line and ends the JVM with its exit status.
   *
   * <p>When the JVM is told to end, by Ctrl-C for one, the library stops what it has started, and
   * what was measured until then is still printed and saved: the end waits for that, for at most 30
   * seconds. The exit status is then the JVM's own, 130 after Ctrl-C.
   *
   * @param args the command line; {@code --help} tells what is accepted
   */
  public static void main(String[] args) {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
    AtomicBoolean ending = new AtomicBoolean();
    CountDownLatch told = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ending.set(true);
                  await(told);
                },
                "pools-shutdown"));
    int status = 1;
    try {
      status =
          PoolsCommand.run(
              new PrintWriter(System.out, true, UTF_8),
              new PrintWriter(System.err, true, UTF_8),
              Screen.of(Progress.isTerminal(), System.getenv()),
              ending::get,
              args);
    } finally {
      told.countDown();
    }
    System.exit(status);
  }

  private static void await(CountDownLatch told) {
    try {
      if (!told.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("pools: what was measured could not be told within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
