package dev.poolbench.core.testing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Compiles sources that a test writes. */
public final class Sources {
  private Sources() {}

  /**
   * Compiles into the folder {@code classes} of a folder.
   *
   * @param folder where sources and classes are put
   * @param options the options of javac
   * @param sources the texts, by path such as {@code com/acme/Acme.java}
   * @return the folder of the classes
   */
  public static Path compile(Path folder, List<String> options, Map<String, String> sources)
      throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--release", "17", "-d", classes.toString()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve("src").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    StringWriter told = new StringWriter();
    PrintWriter out = new PrintWriter(told);
    int failed =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(out, out, arguments.toArray(new String[0]));
    if (failed != 0) {
      throw new IllegalStateException(told.toString());
    }
    return classes;
  }
}
