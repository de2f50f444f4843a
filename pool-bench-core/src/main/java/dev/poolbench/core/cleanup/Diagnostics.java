package dev.poolbench.core.cleanup;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Calls the diagnostic commands of this JVM, which are those of jcmd. */
final class Diagnostics {

  /** Says why a command cannot be had. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String message) {
      super(message);
    }
  }

  private Diagnostics() {}

  /** Calls a command that takes arguments, with none. */
  static String call(String command) throws Unavailable {
    return call(command, new Object[] {new String[0]}, new String[] {String[].class.getName()});
  }

  /** Calls a command that takes no arguments. */
  static String callPlain(String command) throws Unavailable {
    return call(command, null, null);
  }

  private static String call(
      String command, Object @Nullable [] arguments, String @Nullable [] types) throws Unavailable {
    try {
      Object answer =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  command,
                  arguments,
                  types);
      return String.valueOf(answer);
    } catch (JMException | RuntimeException e) {
      throw new Unavailable(
          "needs the diagnostic command %s of HotSpot, with module jdk.management: %s"
              .formatted(command, e));
    }
  }
}
