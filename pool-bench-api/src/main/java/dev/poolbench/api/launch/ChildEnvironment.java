package dev.poolbench.api.launch;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes out of the environment of a JVM what would give it an agent of this one, such as a
 * debugger, or say a second time what its command line says already.
 *
 * <p>{@code JDK_JAVA_OPTIONS} is part of the command line that started this JVM, of which {@link
 * HostCode} takes on what it takes on. The other two are meant for every JVM on the machine and
 * stay, but for that: what they set is in the report, among the flags of the JDK.
 */
public final class ChildEnvironment {
  private static final List<String> OF_EVERY_JVM = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");
  private static final List<String> AGENTS =
      List.of("-agentlib:", "-agentpath:", "-javaagent:", "-Xrun", "-Xdebug");

  private ChildEnvironment() {}

  /**
   * Takes out what does not go on.
   *
   * @param environment the environment of a process that has not been started, which is changed
   */
  public static void prepare(Map<String, String> environment) {
    environment.remove("JDK_JAVA_OPTIONS");
    OF_EVERY_JVM.forEach(name -> environment.computeIfPresent(name, (key, text) -> kept(text)));
  }

  private static String kept(String options) {
    return JvmOptions.split(options).stream()
        .filter(option -> !isLeftOut(JvmOptions.unquoted(option)))
        .collect(Collectors.joining(" "));
  }

  private static boolean isLeftOut(String option) {
    return AGENTS.stream().anyMatch(option::startsWith) || HostModules.isOne(option);
  }
}
