package dev.poolbench.core.fork;

import java.lang.reflect.Proxy;

/**
 * Makes a fork ignore Ctrl-C, which a terminal sends to the host and all its children at once: the
 * host decides, and stops its forks itself.
 *
 * <p>Goes through reflection because the class is of the module {@code jdk.unsupported}, which a
 * runtime may lack; a fork then ends on Ctrl-C by itself.
 */
final class Interrupts {
  private Interrupts() {}

  static void ignore() {
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
