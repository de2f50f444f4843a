package dev.poolbench.core.picture;

import dev.poolbench.core.export.Export;
import java.io.File;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Writes a picture where the classes of the library that draws cannot be found. */
public final class WithoutLibrary implements Callable<String> {

  /** Returns what is said. */
  static String message() throws Exception {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("xchart"))
            .map(WithoutLibrary::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> there = loader.loadClass(WithoutLibrary.class.getName());
      return (String) ((Callable<?>) there.getConstructor().newInstance()).call();
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String call() throws Exception {
    Export.all().forEach(Export::format);
    try {
      Export.svg().write(MadeRun.of("caller").report(), OutputStream.nullOutputStream());
      return "nothing";
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }
}
