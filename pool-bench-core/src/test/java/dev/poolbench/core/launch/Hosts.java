package dev.poolbench.core.launch;

import dev.poolbench.core.testing.Jars;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts hosts, with a folder to work in. */
final class Hosts {
  private static final List<String> OF_TESTS_ALONE =
      List.of("junit", "assertj", "byte-buddy", "opentest4j", "apiguardian", "surefire");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  Hosts(Path folder) {
    this.folder = folder;
  }

  /** Is what a host has in its environment besides that of this JVM. */
  Map<String, String> environment() {
    return environment;
  }

  /** Runs a host to its end and returns what it printed. */
  String run(String... arguments) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "host", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(environment);
    Process host = builder.start();
    try {
      if (!host.waitFor(2, TimeUnit.MINUTES)) {
        throw new AssertionError("the host goes on and on: " + Files.readString(log));
      }
    } finally {
      host.descendants().forEach(ProcessHandle::destroyForcibly);
      host.destroyForcibly();
    }
    return Files.readString(log);
  }

  /** Returns what a host needs on its class path: the library and the classes of the tests. */
  static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(
            entry -> OF_TESTS_ALONE.stream().noneMatch(entry.getFileName().toString()::contains))
        .toList();
  }

  /** Returns the library and what it needs. */
  static List<Path> library() {
    return classPath().stream().filter(entry -> !entry.endsWith("test-classes")).toList();
  }

  /** Copies the class path, as jars, into a folder. */
  static List<Path> copyTo(Path folder) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path entry : classPath()) {
      if (Files.isDirectory(entry)) {
        copies.add(Jars.of(entry, folder.resolve("classes-" + copies.size() + ".jar")));
      } else {
        copies.add(Files.copy(entry, folder.resolve(entry.getFileName())));
      }
    }
    return copies;
  }

  static String joined(List<Path> path) {
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
