package dev.poolbench.api.launch;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes the arguments with which a JVM of its own has the modules that this JVM has, each opened
 * and exported as it is here: by the command line, or by the manifest of the jar that {@code java
 * -jar} ran.
 */
final class HostModules {
  private static final List<String> ARGUMENTS =
      List.of(
          "--add-modules",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--patch-module",
          "--limit-modules",
          "--enable-native-access",
          "--enable-preview");

  private HostModules() {}

  /** Tells whether an argument of a JVM is one that {@link #arguments} takes on. */
  static boolean isOne(String argument) {
    return ARGUMENTS.stream().anyMatch(argument::startsWith);
  }

  static List<String> arguments(
      Module library, List<String> ofThisJvm, String child, String otherwise) throws IOException {
    if (library.isNamed() && library.getLayer() != ModuleLayer.boot()) {
      throw new IOException(
          "%s cannot see this library: its module %s is in a layer that the program made; accepted is the module path of a JVM; or %s"
              .formatted(child, library.getName(), otherwise));
    }
    List<String> arguments = new ArrayList<>();
    addPath("--module-path", "jdk.module.path", arguments);
    addPath("--upgrade-module-path", "jdk.module.upgrade.path", arguments);
    ofThisJvm.stream().filter(HostModules::isOne).forEach(arguments::add);
    addManifest(arguments);
    List<String> modules = modulesOfTheProgram();
    if (!modules.isEmpty()) {
      arguments.addAll(List.of("--add-modules", String.join(",", modules)));
    }
    return arguments;
  }

  private static void addPath(String argument, String property, List<String> arguments) {
    String path = System.getProperty(property, "");
    if (!path.isBlank()) {
      arguments.addAll(
          List.of(argument, String.join(File.pathSeparator, HostClassPath.split(path))));
    }
  }

  private static List<String> modulesOfTheProgram() {
    return ModuleLayer.boot().configuration().modules().stream()
        .map(ResolvedModule::reference)
        .filter(reference -> !isOfTheJdk(reference))
        .map(reference -> reference.descriptor().name())
        .sorted()
        .toList();
  }

  /** A runtime image that jlink made holds modules of the program, too. */
  private static boolean isOfTheJdk(ModuleReference reference) {
    String name = reference.descriptor().name();
    return (name.startsWith("java.") || name.startsWith("jdk."))
        && reference.location().map(URI::getScheme).filter("jrt"::equals).isPresent();
  }

  /** The JVM has the jar on its class path, where it does not heed these. */
  private static void addManifest(List<String> arguments) throws IOException {
    String jar = System.getProperty("java.class.path", "");
    String command = System.getProperty("sun.java.command", "");
    File candidate = new File(jar);
    if (!(command.equals(jar) || command.startsWith(jar + " ")) || !candidate.isFile()) {
      return;
    }
    try (JarFile file = new JarFile(candidate)) {
      Manifest manifest = file.getManifest();
      if (manifest != null) {
        Attributes main = manifest.getMainAttributes();
        words(main, "Add-Exports").forEach(it -> arguments.add(toAll("--add-exports", it)));
        words(main, "Add-Opens").forEach(it -> arguments.add(toAll("--add-opens", it)));
        words(main, "Enable-Native-Access")
            .forEach(it -> arguments.add("--enable-native-access=" + it));
      }
    }
  }

  private static Stream<String> words(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? Stream.empty() : Stream.of(value.strip().split("\\s+"));
  }

  private static String toAll(String argument, String packageOfModule) {
    return argument + "=" + packageOfModule + "=ALL-UNNAMED";
  }
}
