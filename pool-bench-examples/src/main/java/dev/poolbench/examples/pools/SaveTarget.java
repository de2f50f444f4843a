package dev.poolbench.examples.pools;

import dev.poolbench.core.export.Export;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Is where a report is saved: as Markdown, and as JSON. */
record SaveTarget(Path markdown, Path json) {

  /** Checks, by making a file and deleting it, that both files can be made. */
  static SaveTarget at(String text) {
    Path path = Path.of(text);
    Path name = path.getFileName();
    if (name == null || text.endsWith("/") || Set.of("", ".", "..").contains(name.toString())) {
      throw refused(path, "it names no file");
    }
    Path folder = path.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw refused(path, "there is no folder " + folder);
    }
    SaveTarget target =
        new SaveTarget(folder.resolve(name + ".md"), folder.resolve(name + ".json"));
    check(path, target.markdown);
    check(path, target.json);
    return target;
  }

  private static void check(Path path, Path file) {
    if (Files.exists(file)) {
      if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
        throw refused(path, file + " is there and cannot be replaced");
      }
      return;
    }
    try {
      Files.delete(Files.createFile(file));
    } catch (IOException e) {
      throw refused(path, file + " cannot be made: " + e);
    }
  }

  private static IllegalArgumentException refused(Path path, String reason) {
    return new IllegalArgumentException(
        "'%s': %s; accepted is a file in a folder that can be written to, without .md or .json"
            .formatted(path, reason));
  }

  void write(Report report) throws IOException {
    Export.json().write(report, json);
    Export.markdown().write(report, markdown);
  }
}
