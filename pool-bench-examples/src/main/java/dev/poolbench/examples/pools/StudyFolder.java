package dev.poolbench.examples.pools;

import dev.poolbench.core.export.Export;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Is where a study is written to: the reports of its tests in every format, and its page. */
final class StudyFolder {
  /** Are the formats of each test, besides that which keeps everything. */
  private static final List<Export> EXPORTS =
      List.of(Export.markdown(), Export.html(), Export.csv(), Export.png(), Export.svg());

  private static final List<StudyPage> PAGES = List.of(StudyPage.markdown());

  private final Path folder;

  private StudyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns a folder by its path.
   *
   * @throws IllegalArgumentException if it cannot be a folder that is written to
   */
  static StudyFolder at(String text) {
    Path path;
    try {
      path = Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw refused(text, "it is not a path: " + e.getReason());
    }
    Path parent = path.getParent();
    if (text.isEmpty() || parent == null) {
      throw refused(text, "it names no folder");
    } else if (Files.exists(path) && !Files.isDirectory(path)) {
      throw refused(text, "it is a file");
    } else if (!Files.isDirectory(parent)) {
      throw refused(text, "there is no folder " + parent);
    } else if (!Files.isWritable(Files.exists(path) ? path : parent)) {
      throw refused(text, "%s cannot be written to".formatted(Files.exists(path) ? path : parent));
    }
    return new StudyFolder(path);
  }

  private static IllegalArgumentException refused(String text, String reason) {
    return new IllegalArgumentException(
        "--save '%s': %s; accepted is a folder, or where one can be made".formatted(text, reason));
  }

  /** Returns one that is named by the day and is not there yet. */
  static StudyFolder ofToday() {
    String name = "study-" + LocalDate.now(ZoneId.systemDefault());
    Path path = Path.of(name);
    for (int next = 2; Files.exists(path); next++) {
      path = Path.of(name + "-" + next);
    }
    return at(path.toString());
  }

  void make() throws IOException {
    Files.createDirectories(folder);
  }

  /** Writes what keeps everything of a test that goes on. */
  void writeMeanwhile(StudyTest test, Report report) throws IOException {
    write(test, report, Export.json());
  }

  /** Writes a test, each format whatever becomes of the others; returns what could not be. */
  List<String> write(StudyTest test, Report report) {
    List<String> failed = new ArrayList<>();
    List<Export> all = new ArrayList<>(List.of(Export.json()));
    all.addAll(EXPORTS);
    for (Export export : all) {
      try {
        write(test, report, export);
      } catch (IOException | IllegalStateException e) {
        failed.add("%s as %s could not be written: %s".formatted(test.name(), export.format(), e));
      }
    }
    return failed;
  }

  private void write(StudyTest test, Report report, Export export) throws IOException {
    export.write(report, folder.resolve(test.name() + "." + export.format()));
  }

  void writePages(StudyResults results) throws IOException {
    for (StudyPage page : PAGES) {
      Files.writeString(folder.resolve(page.fileName()), page.of(results));
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
