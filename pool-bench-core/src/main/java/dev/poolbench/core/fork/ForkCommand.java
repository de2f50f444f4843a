package dev.poolbench.core.fork;

import dev.poolbench.api.launch.ArgumentFile;
import dev.poolbench.api.launch.HostCode;
import dev.poolbench.core.jdk.Jdk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the command line of a fork: the arguments that the plan gives, and the class path and the
 * module path of this JVM, in a file of arguments, so that neither length nor spaces matter.
 */
final class ForkCommand {
  private static final HostCode CODE = new HostCode("a fork", "take isolation(IN_PROCESS)");

  private ForkCommand() {}

  static List<String> write(Path argumentFile, Jdk jdk, List<String> jvmArgs) throws IOException {
    List<String> arguments = new ArrayList<>(jvmArgs);
    arguments.addAll(
        CODE.arguments(ForkMain.class, ManagementFactory.getRuntimeMXBean().getInputArguments()));
    ArgumentFile.write(argumentFile, arguments);
    return List.of(jdk.launcher().toString(), "@" + argumentFile);
  }
}
