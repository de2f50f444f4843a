package dev.poolbench.adapters.support;

import dev.poolbench.api.Availability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Is a library that an adapter needs and that need not be there. None of its classes is initialised
 * to find that out.
 */
public final class Library {
  private static final Properties VERSIONS = versions();

  private final String artifact;
  private final String className;

  /**
   * Names a library.
   *
   * @param artifact its group and artifact, such as {@code org.jboss.threads:jboss-threads}
   * @param className the binary name of a class of it that the adapter uses
   */
  public Library(String artifact, String className) {
    this.artifact = artifact;
    this.className = className;
  }

  /**
   * Tells whether the library is there for this module.
   *
   * @return the availability, with what to add as its reason
   */
  public Availability availability() {
    Module module = getClass().getModule();
    Class<?> found;
    try {
      found = Class.forName(className, false, getClass().getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return Availability.unavailable("add " + coordinates() + moduleHint(module));
    }
    return module.canRead(found.getModule())
        ? Availability.available()
        : Availability.unavailable(
            "%s is on the class path: move it to the module path%s"
                .formatted(artifact, moduleHint(module)));
  }

  /**
   * Returns what to add where the library is absent.
   *
   * @return group, artifact and the version that the adapter was built with
   */
  public String coordinates() {
    return artifact + ":" + VERSIONS.getProperty(artifact);
  }

  /** A module that another requires only statically is resolved only if it is named. */
  private static String moduleHint(Module module) {
    return module.isNamed() ? ", and name its module in --add-modules" : "";
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = Library.class.getResourceAsStream("versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("versions.properties is missing from this jar");
      }
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }
}
