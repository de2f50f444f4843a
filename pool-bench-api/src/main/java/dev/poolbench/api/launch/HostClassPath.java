package dev.poolbench.api.launch;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the class path on which a JVM of its own sees what this thread sees: that of the JVM, and
 * after it what class loaders add, such as that of a build tool which runs a program in its own
 * JVM.
 *
 * <p>Entries are absolute, for that JVM need not look at them from where this JVM does.
 */
final class HostClassPath {
  private static final String ACCEPTED =
      "accepted is the class path or the module path of a JVM, or a URLClassLoader of files and folders; start the program in a JVM of its own, or ";

  private final String child;
  private final String otherwise;
  private final Class<?> main;

  HostClassPath(String child, String otherwise, Class<?> main) {
    this.child = child;
    this.otherwise = otherwise;
    this.main = main;
  }

  List<String> entries() throws IOException {
    Set<String> entries = new LinkedHashSet<>();
    for (ClassLoader loader : loaders()) {
      if (loader.equals(ClassLoader.getSystemClassLoader())) {
        entries.addAll(ofTheJvm());
      } else if (loader instanceof URLClassLoader ofUrls) {
        for (URL url : ofUrls.getURLs()) {
          entries.add(path(url));
        }
      } else if (!loader.equals(ClassLoader.getPlatformClassLoader())) {
        entries.addAll(behind(loader));
      }
    }
    return List.copyOf(entries);
  }

  /** Splits a path of the JVM's own; what is blank in a class path is the working directory. */
  static List<String> split(String path) {
    List<String> entries = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, -1)) {
      entries.add(absolute(entry));
    }
    return entries;
  }

  private static String absolute(String entry) {
    try {
      return Path.of(entry).toAbsolutePath().toString();
    } catch (InvalidPathException e) {
      return entry;
    }
  }

  private static List<String> ofTheJvm() {
    String path = System.getProperty("java.class.path", "");
    boolean none = path.isEmpty() && System.getProperty("jdk.module.main") != null;
    return none ? List.of() : split(path);
  }

  /** Parents come first, as they do when a class is looked for. */
  private Collection<ClassLoader> loaders() {
    ClassLoader library = main.getClassLoader();
    Deque<ClassLoader> context = ancestry(Thread.currentThread().getContextClassLoader());
    return library == null || context.contains(library) ? context : ancestry(library);
  }

  private static Deque<ClassLoader> ancestry(@Nullable ClassLoader youngest) {
    Deque<ClassLoader> loaders = new ArrayDeque<>();
    for (ClassLoader loader = youngest; loader != null; loader = loader.getParent()) {
      loaders.addFirst(loader);
    }
    return loaders;
  }

  /** A loader that keeps its class path to itself may be in the way of a path that will do. */
  private List<String> behind(ClassLoader loader) throws IOException {
    String library = main.getName().replace('.', '/') + ".class";
    if (ClassLoader.getSystemResource(library) == null) {
      throw new IOException(
          "%s cannot see this library: it is loaded by %s, which does not tell where from; %s"
              .formatted(child, loader.getClass().getName(), ACCEPTED + otherwise));
    }
    return ofTheJvm();
  }

  private String path(URL url) throws IOException {
    String path = file(url);
    if (path == null || path.contains(File.pathSeparator)) {
      throw new IOException(
          "%s cannot see %s, which a class loader of this program has: %s"
              .formatted(child, url, ACCEPTED + otherwise));
    }
    return path;
  }

  private static @Nullable String file(URL url) {
    String text = url.toString();
    if (text.startsWith("jar:file:") && text.endsWith("!/")) {
      text = text.substring("jar:".length(), text.length() - "!/".length());
    }
    if (!text.startsWith("file:")) {
      return null;
    }
    try {
      return Path.of(URI.create(text)).toAbsolutePath().toString();
    } catch (IllegalArgumentException e) {
      return new File(text.substring("file:".length())).getAbsolutePath();
    }
  }
}
