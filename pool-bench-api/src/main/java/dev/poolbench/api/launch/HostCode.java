package dev.poolbench.api.launch;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the arguments with which another JVM sees the code that this one sees: its class path, its
 * module path, and which module opens what to whom.
 *
 * @param child what the other JVM is called in messages, such as {@code a fork}
 * @param otherwise what its user may do instead, as the end of a message that says what is accepted
 */
public record HostCode(String child, String otherwise) {

  /**
   * Makes the arguments that start a main class of this library.
   *
   * <p>Of the arguments of this JVM only those go on that say which code is seen, and by whom.
   * Heap, flags, system properties and agents do not: a debugger's port is taken, and what a
   * profiler or a coverage tool costs is not the pool's.
   *
   * @param main the class, which the class loaders of this thread or its own have
   * @param ofThisJvm the arguments that this JVM was started with
   * @return what comes after the options of the other JVM
   * @throws IOException if the other JVM cannot see what this one sees; the message says why
   */
  public List<String> arguments(Class<?> main, List<String> ofThisJvm) throws IOException {
    Module module = main.getModule();
    List<String> arguments = new ArrayList<>();
    List<String> classPath = new HostClassPath(child, otherwise, main).entries();
    if (!classPath.isEmpty()) {
      arguments.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    }
    arguments.addAll(HostModules.arguments(module, ofThisJvm, child, otherwise));
    if (module.isNamed()) {
      arguments.addAll(List.of("-m", module.getName() + "/" + main.getName()));
    } else {
      arguments.add(main.getName());
    }
    return arguments;
  }
}
