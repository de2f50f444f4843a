package dev.poolbench.examples.pools;

import dev.poolbench.core.export.Export;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is a file that a report is written to, in one format. That it can be made is checked, by making
 * it and deleting it, before anything is measured.
 */
record SaveTarget(Export export, Path file) {
  /** Are the formats of {@code --save}, each of which is the ending of its file, too. */
  private static final List<String> SAVED = List.of("md", "html", "json");

  /** Returns the files of {@code --save PATH}. */
  static List<SaveTarget> saving(String text) {
    String accepted =
        "a file in a folder that can be written to, without %s"
            .formatted(SAVED.stream().map("."::concat).collect(Collectors.joining(" or ")));
    Path path = path(text, text, accepted);
    if (SAVED.stream().anyMatch(format -> text.endsWith("." + format))) {
      throw refused(text, "the endings are added, one a format", accepted);
    }
    return SAVED.stream()
        .map(
            format ->
                at(
                    export(format, text),
                    path.resolveSibling(path.getFileName() + "." + format),
                    text,
                    accepted))
        .toList();
  }

  /** Returns the file of {@code --export FORMAT=PATH}. */
  static SaveTarget exporting(String text) {
    int equals = text.indexOf('=');
    Export export = export(equals < 0 ? text : text.substring(0, equals), text);
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'%s': names no file; accepted is %s=PATH".formatted(text, text));
    }
    String accepted = "a file in a folder that can be written to";
    return at(export, path(text.substring(equals + 1), text, accepted), text, accepted);
  }

  private static Export export(String format, String text) {
    return Export.all().stream()
        .filter(export -> export.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s': there is no format '%s'; accepted is FORMAT=PATH, with one of %s"
                        .formatted(
                            text,
                            format,
                            Export.all().stream()
                                .map(Export::format)
                                .collect(Collectors.joining(", ")))));
  }

  /** Returns the path of a file, which a name that ends in a folder is not. */
  static Path path(String name, String text, String accepted) {
    try {
      Path path = Path.of(name);
      Path last = path.getFileName();
      if (last == null || name.endsWith("/") || Set.of("", ".", "..").contains(last.toString())) {
        throw refused(text, "it names no file", accepted);
      }
      return path;
    } catch (InvalidPathException e) {
      throw refused(text, "it is not a path: " + e.getReason(), accepted);
    }
  }

  /**
   * Returns a file.
   *
   * @throws IllegalArgumentException if it cannot be made, with the text that named it
   */
  static SaveTarget at(Export export, Path path, String text, String accepted) {
    Path file = path.toAbsolutePath().normalize();
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw refused(text, "there is no folder " + folder, accepted);
    }
    if (Files.exists(file)) {
      if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
        throw refused(text, file + " is there and cannot be replaced", accepted);
      }
      return new SaveTarget(export, file);
    }
    try {
      Files.delete(Files.createFile(file));
    } catch (IOException e) {
      throw refused(text, file + " cannot be made: " + e, accepted);
    }
    return new SaveTarget(export, file);
  }

  private static IllegalArgumentException refused(String text, String reason, String accepted) {
    return new IllegalArgumentException(
        "'%s': %s; accepted is %s".formatted(text, reason, accepted));
  }

  void write(Report report) throws IOException {
    export.write(report, file);
  }
}
