package dev.poolbench.core.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Names a JDK, or a Java runtime, by where it is.
 *
 * @param version its version, such as {@code 17.0.15}
 * @param vendor who built it, empty if it does not say
 * @param home its home directory
 */
public record Jdk(String version, String vendor, Path home) {
  private static final int LEAST = 17;
  private static final int VIRTUAL_THREADS = 21;
  private static final List<String> FOLDERS =
      List.of(
          "/usr/lib/jvm",
          "/usr/java",
          "/opt/java",
          "/opt/jdk",
          "/Library/Java/JavaVirtualMachines",
          "C:\\Program Files\\Java",
          "C:\\Program Files\\Eclipse Adoptium",
          System.getProperty("user.home") + "/.sdkman/candidates/java",
          System.getProperty("user.home") + "/.jdks");

  /**
   * Returns the JDK that runs this code.
   *
   * @return the JDK
   */
  public static Jdk running() {
    return new Jdk(
        System.getProperty("java.version"),
        System.getProperty("java.vendor", ""),
        Path.of(System.getProperty("java.home")));
  }

  /**
   * Looks at a home directory.
   *
   * @param home the directory that has {@code bin/java} and the file {@code release}
   * @return the JDK
   * @throws IllegalArgumentException if there is none, or if it is older than 17
   */
  public static Jdk at(Path home) {
    Jdk jdk =
        read(home)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "jdk '%s': accepted is the home directory of a JDK of version %d or newer, which has bin/java and a file named release"
                            .formatted(home, LEAST)));
    if (jdk.feature() < LEAST) {
      throw new IllegalArgumentException(
          "jdk '%s': is version %s; accepted is %d or newer".formatted(home, jdk.version(), LEAST));
    }
    return jdk;
  }

  /**
   * Finds the JDKs of version 17 or newer in the usual places, in {@code JAVA_HOME}, and the one
   * that is running.
   *
   * @return each once, the oldest first
   */
  public static List<Jdk> find() {
    List<Path> homes = new ArrayList<>();
    homes.add(running().home());
    Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(homes::add);
    FOLDERS.forEach(folder -> homes.addAll(homesIn(Path.of(folder))));
    Map<Path, Jdk> found = new LinkedHashMap<>();
    for (Path home : homes) {
      read(home)
          .filter(jdk -> jdk.feature() >= LEAST)
          .ifPresent(jdk -> found.putIfAbsent(real(home), jdk));
    }
    return found.values().stream()
        .sorted(Comparator.comparing(jdk -> Runtime.Version.parse(jdk.version())))
        .toList();
  }

  /**
   * Names this JDK among others.
   *
   * @param among those that it is to be told from; it may be one of them
   * @return its version, and where it is if another has the same version
   */
  public String label(Collection<Jdk> among) {
    boolean isAlone =
        among.stream().noneMatch(one -> one.version().equals(version) && !equals(one));
    return isAlone ? version : version + " at " + home;
  }

  /**
   * Returns the feature version.
   *
   * @return such as 17
   */
  public int feature() {
    return Runtime.Version.parse(version).feature();
  }

  /**
   * Tells whether this JDK has virtual threads.
   *
   * @return whether it is version 21 or newer
   */
  public boolean hasVirtualThreads() {
    return feature() >= VIRTUAL_THREADS;
  }

  /**
   * Returns the launcher.
   *
   * @return the path of {@code bin/java}
   */
  public Path launcher() {
    return tool("java").orElse(home.resolve("bin").resolve("java"));
  }

  /**
   * Finds a tool of this JDK.
   *
   * @param name such as {@code jcmd}
   * @return its path, empty if this is a runtime that does not have it
   */
  public Optional<Path> tool(String name) {
    return Stream.of(name, name + ".exe")
        .map(file -> home.resolve("bin").resolve(file))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Returns the version with the vendor. */
  @Override
  public String toString() {
    return vendor.isEmpty() ? "JDK " + version : "JDK %s (%s)".formatted(version, vendor);
  }

  /** Most of the usual folders are on another kind of system, and so are not there. */
  private static List<Path> homesIn(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.flatMap(entry -> Stream.of(entry, entry.resolve("Contents/Home"))).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static Optional<Jdk> read(Path home) {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    String version = unquoted(release, "JAVA_VERSION");
    try {
      Runtime.Version.parse(version);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Jdk jdk = new Jdk(version, unquoted(release, "IMPLEMENTOR"), home.toAbsolutePath().normalize());
    return Files.isExecutable(jdk.launcher()) ? Optional.of(jdk) : Optional.empty();
  }

  private static String unquoted(Properties release, String name) {
    return release.getProperty(name, "").replace("\"", "").strip();
  }

  private static Path real(Path home) {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      return home;
    }
  }
}
