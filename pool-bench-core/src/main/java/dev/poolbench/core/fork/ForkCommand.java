package dev.poolbench.core.fork;

import dev.poolbench.core.jdk.Jdk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the command line of a fork: the class path and the module path of this JVM, in a file of
 * arguments, so that neither length nor spaces matter.
 */
final class ForkCommand {
  private static final List<String> MODULE_ARGS =
      List.of(
          "--add-",
          "--patch-module",
          "--limit-modules",
          "--enable-native-access",
          "--enable-preview");

  private ForkCommand() {}

  static List<String> write(Path argumentFile, Jdk jdk, List<String> jvmArgs) throws IOException {
    List<String> arguments = new ArrayList<>(jvmArgs);
    Module module = ForkMain.class.getModule();
    String classPath = System.getProperty("java.class.path", "");
    if (!classPath.isBlank()) {
      arguments.addAll(List.of("-cp", classPath));
    }
    if (module.isNamed()) {
      arguments.addAll(List.of("-p", System.getProperty("jdk.module.path", "")));
      arguments.addAll(moduleArguments());
      arguments.addAll(List.of("--add-modules", String.join(",", applicationModules())));
      arguments.addAll(List.of("-m", module.getName() + "/" + ForkMain.class.getName()));
    } else {
      arguments.add(ForkMain.class.getName());
    }
    Files.writeString(
        argumentFile,
        arguments.stream().map(ForkCommand::quoted).collect(Collectors.joining("\n")),
        StandardCharsets.UTF_8);
    return List.of(jdk.launcher().toString(), "@" + argumentFile);
  }

  private static List<String> moduleArguments() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> MODULE_ARGS.stream().anyMatch(argument::startsWith))
        .toList();
  }

  private static List<String> applicationModules() {
    return ModuleLayer.boot().configuration().modules().stream()
        .map(ResolvedModule::reference)
        .filter(reference -> !isOfTheJdk(reference))
        .map(reference -> reference.descriptor().name())
        .sorted()
        .toList();
  }

  private static boolean isOfTheJdk(ModuleReference reference) {
    return reference.location().map(URI::getScheme).filter("jrt"::equals).isPresent();
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
