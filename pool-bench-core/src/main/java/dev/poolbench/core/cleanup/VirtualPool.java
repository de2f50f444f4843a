package dev.poolbench.core.cleanup;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a virtual thread for the name of the pool that carries it.
 *
 * <p>Not in a static initializer: the virtual thread would wait for its end.
 */
final class VirtualPool {
  private static volatile String name = "";

  private VirtualPool() {}

  /**
   * Returns a name such as {@code ForkJoinPool-1}; empty on a JDK without virtual threads, or when
   * all carriers are busy.
   */
  static String name() {
    if (name.isEmpty()) {
      name = ask();
    }
    return name;
  }

  /** The text is like {@code VirtualThread[#22]/runnable@ForkJoinPool-1-worker-1}. */
  private static String ask() {
    CompletableFuture<String> text = new CompletableFuture<>();
    Runnable task = () -> text.complete(Thread.currentThread().toString());
    try {
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      start.invoke(null, task);
      String carrier = text.get(1, TimeUnit.SECONDS);
      int end = carrier.lastIndexOf("-worker-");
      return end < 0 ? "" : carrier.substring(carrier.lastIndexOf('@', end) + 1, end);
    } catch (ReflectiveOperationException | ExecutionException | TimeoutException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
