package dev.poolbench.core.fork;

import dev.poolbench.core.jdk.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the command line of a fork: the arguments that the plan gives, and the class path and the
 * module path of this JVM, in a file of arguments, so that neither length nor spaces matter.
 *
 * <p>Of the arguments of this JVM only those go on that say which code is seen, and by whom. Heap,
 * flags, system properties and agents do not: a debugger's port is taken, and what a profiler or a
 * coverage tool costs is not the pool's.
 */
final class ForkCommand {
  private ForkCommand() {}

  static List<String> write(Path argumentFile, Jdk jdk, List<String> jvmArgs) throws IOException {
    Module module = ForkMain.class.getModule();
    List<String> arguments = new ArrayList<>(jvmArgs);
    List<String> classPath = HostClassPath.entries();
    if (!classPath.isEmpty()) {
      arguments.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    }
    arguments.addAll(HostModules.arguments(module));
    if (module.isNamed()) {
      arguments.addAll(List.of("-m", module.getName() + "/" + ForkMain.class.getName()));
    } else {
      arguments.add(ForkMain.class.getName());
    }
    ArgumentFile.write(argumentFile, arguments);
    return List.of(jdk.launcher().toString(), "@" + argumentFile);
  }
}
