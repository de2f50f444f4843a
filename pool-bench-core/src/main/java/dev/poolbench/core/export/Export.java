package dev.poolbench.core.export;

import dev.poolbench.core.page.Results;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a report in one format.
 *
 * <p>An export holds no state: it may be used from any thread, and for any number of reports. One's
 * own format is a class with these two methods.
 */
public interface Export {

  /**
   * Names the format, as the command line does.
   *
   * @return a short name in lower case, such as {@code csv}
   */
  String format();

  /**
   * Writes a report.
   *
   * @param report what is written
   * @param out where to; it is not closed
   * @throws IOException if it cannot be written to
   */
  void write(Report report, OutputStream out) throws IOException;

  /**
   * Writes a report to a file.
   *
   * @param report what is written
   * @param path where to; an existing file is replaced
   * @throws IOException if the file cannot be written
   */
  default void write(Report report, Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      write(report, out);
    }
  }

  /**
   * Returns the formats that ship with this library.
   *
   * @return an export of each, in the order in which they are listed for users
   */
  static List<Export> all() {
    return List.of(text(), markdown(), json());
  }

  /**
   * Returns the export that the command line prints: a page of 80 columns.
   *
   * @return the format {@code text}
   */
  static Export text() {
    return new OfText("text", Results::text);
  }

  /**
   * Returns the export that GitHub and its like show: the command, the machine, the configuration,
   * and what the command line prints.
   *
   * @return the format {@code md}
   */
  static Export markdown() {
    return new OfText("md", Results::markdown);
  }

  /**
   * Returns the export that keeps everything, which {@link Report#read} reads back.
   *
   * @return the format {@code json}
   */
  static Export json() {
    return new OfText("json", Report::toJson);
  }
}
