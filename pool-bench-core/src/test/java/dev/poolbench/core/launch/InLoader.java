package dev.poolbench.core.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;

/**
 * Runs a main class as a build tool does that has no JVM of its own for it: by a class loader. Uses
 * nothing of the library, which is not on the class path.
 */
public final class InLoader {
  private InLoader() {}

  /**
   * Takes the kind of the loader, {@code urls} or {@code opaque}, the class path of the loader, the
   * main class and its arguments.
   */
  public static void main(String[] args) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : args[1].split(File.pathSeparator)) {
      urls.add(new File(entry).toURI().toURL());
    }
    ClassLoader loader =
        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getSystemClassLoader());
    if (args[0].equals("opaque")) {
      loader = new Opaque(loader);
    }
    Thread.currentThread().setContextClassLoader(loader);
    Class.forName(args[2], true, loader)
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 3, args.length));
  }

  /** Does not tell where its classes are from. */
  private static final class Opaque extends ClassLoader {
    private final ClassLoader source;

    Opaque(ClassLoader source) {
      super(ClassLoader.getSystemClassLoader());
      this.source = source;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream in = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
      return source.getResources(name);
    }
  }
}
