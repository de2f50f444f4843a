package dev.poolbench.core.kit;

import com.google.common.base.Splitter;
import dev.poolbench.api.PoolAdapter;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Loads an adapter where no library is: from its own jar or folder and the folders of the class
 * path, which are the project's, but from no other jar.
 */
final class AloneLoader extends URLClassLoader {
  private static final List<String> SHARED = List.of("dev.poolbench.api.", "org.jspecify.");

  private static final Splitter ENTRIES = Splitter.on(File.pathSeparatorChar).omitEmptyStrings();

  private AloneLoader(List<URL> places) {
    super(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  static AloneLoader of(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new SkippedException(
          "needs to know where %s was loaded from, which its class loader does not tell"
              .formatted(type.getName()));
    }
    List<URL> places = new ArrayList<>();
    places.add(source.getLocation());
    for (String property : List.of("java.class.path", "jdk.module.path")) {
      for (String entry : ENTRIES.split(System.getProperty(property, ""))) {
        Path path = Path.of(entry);
        if (Files.isDirectory(path)) {
          places.add(path.toUri().toURL());
        }
      }
    }
    return new AloneLoader(places);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return Class.forName(name, false, PoolAdapter.class.getClassLoader());
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try {
        return findClass(name);
      } catch (ClassNotFoundException e) {
        return ofJdk(name);
      }
    }
  }

  /** The platform's loader hands over what is in a module of the application, too. */
  private static Class<?> ofJdk(String name) throws ClassNotFoundException {
    Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    if (Objects.equals(type.getClassLoader(), ClassLoader.getSystemClassLoader())) {
      throw new ClassNotFoundException(name);
    }
    return type;
  }

  /** Returns what began it. */
  static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
