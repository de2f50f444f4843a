package dev.poolbench.adapters.support;

import dev.poolbench.api.Availability;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Reaches what JDK 21 has and the JDK that this is compiled for has not.
 *
 * <p>Only to open a pool: what is returned is called like any other object.
 */
public final class VirtualThreads {
  private static final int SINCE = 21;

  private VirtualThreads() {}

  /**
   * Tells whether this JDK has virtual threads.
   *
   * @return the availability, with the versions in its reason
   */
  public static Availability availability() {
    return Runtime.version().feature() >= SINCE
        ? Availability.available()
        : Availability.unavailable(
            "needs JDK %d or newer for virtual threads; this is JDK %s"
                .formatted(SINCE, System.getProperty("java.version")));
  }

  /**
   * Returns the JDK's own executor that starts a virtual thread a task.
   *
   * @return a new executor
   * @throws UnsupportedOperationException if this JDK has no virtual threads
   */
  public static ExecutorService perTaskExecutor() {
    return (ExecutorService)
        call(
            () ->
                MethodHandles.publicLookup()
                    .findStatic(
                        Executors.class,
                        "newVirtualThreadPerTaskExecutor",
                        MethodType.methodType(ExecutorService.class))
                    .invoke());
  }

  /**
   * Returns what makes virtual threads that inherit no thread locals.
   *
   * @return a new factory
   * @throws UnsupportedOperationException if this JDK has no virtual threads
   */
  public static ThreadFactory factory() {
    return (ThreadFactory)
        call(
            () -> {
              MethodHandles.Lookup lookup = MethodHandles.publicLookup();
              Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
              MethodHandle builder =
                  lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(type));
              MethodHandle inherit =
                  lookup.findVirtual(
                      type,
                      "inheritInheritableThreadLocals",
                      MethodType.methodType(type, boolean.class));
              MethodHandle factory =
                  lookup.findVirtual(type, "factory", MethodType.methodType(ThreadFactory.class));
              return factory.invoke(inherit.invoke(builder.invoke(), false));
            });
  }

  private static Object call(Reflective what) {
    if (availability() instanceof Availability.Unavailable unavailable) {
      throw new UnsupportedOperationException(unavailable.reason());
    }
    try {
      return what.call();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("this JDK has virtual threads, but not as JDK 21 has", e);
    }
  }

  /** Calls what may throw anything, as method handles may. */
  private interface Reflective {
    Object call() throws Throwable;
  }
}
