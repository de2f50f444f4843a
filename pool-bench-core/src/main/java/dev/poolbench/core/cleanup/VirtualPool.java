package dev.poolbench.core.cleanup;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Asks a virtual thread for the name of the pool that carries it. */
final class VirtualPool {
  /** Such as {@code ForkJoinPool-1}; empty on a JDK without virtual threads. */
  static final String NAME = ask();

  private VirtualPool() {}

  /** The text is like {@code VirtualThread[#22]/runnable@ForkJoinPool-1-worker-1}. */
  private static String ask() {
    CompletableFuture<String> text = new CompletableFuture<>();
    Runnable task = () -> text.complete(Thread.currentThread().toString());
    try {
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      start.invoke(null, task);
      String carrier = text.get();
      int end = carrier.lastIndexOf("-worker-");
      return end < 0 ? "" : carrier.substring(carrier.lastIndexOf('@', end) + 1, end);
    } catch (ReflectiveOperationException | ExecutionException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
