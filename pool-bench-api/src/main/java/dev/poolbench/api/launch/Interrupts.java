package dev.poolbench.api.launch;

import java.lang.reflect.Proxy;

/**
 * Makes a JVM ignore Ctrl-C, which a terminal sends to a host and all its children at once: the
 * host decides, and stops its children itself.
 *
 * <p>Goes through reflection because the class is of the module {@code jdk.unsupported}, which a
 * runtime may lack; the JVM then ends on Ctrl-C by itself.
 */
public final class Interrupts {
  private Interrupts() {}

  /** Ignores the signal {@code INT} from now on, if this runtime lets it. */
  public static void ignore() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ignoring =
          Proxy.newProxyInstance(
              Interrupts.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> null);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), ignoring);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return;
    }
  }
}
