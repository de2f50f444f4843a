package dev.poolbench.core.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes jars. */
public final class Jars {
  private Jars() {}

  /** Makes a jar of all that is in a folder. */
  public static Path of(Path folder, Path jar) throws IOException {
    return make(jar, folder, Map.of());
  }

  /** Makes a jar of nothing but a manifest. */
  public static Path ofManifest(Map<String, String> attributes, Path jar) throws IOException {
    return make(jar, null, attributes);
  }

  private static Path make(Path jar, @Nullable Path folder, Map<String, String> attributes)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(manifest.getMainAttributes()::putValue);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Path file : folder == null ? List.<Path>of() : filesOf(folder)) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("META-INF/MANIFEST.MF"))
          .toList();
    }
  }
}
