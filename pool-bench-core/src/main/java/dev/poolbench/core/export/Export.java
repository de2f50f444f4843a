package dev.poolbench.core.export;

import dev.poolbench.core.html.HtmlPage;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    return List.of(json(), html());
  }

  /**
   * Returns the export that keeps everything, which {@link Report#read} reads back.
   *
   * @return the format {@code json}
   */
  static Export json() {
    return new Export() {
      @Override
      public String format() {
        return "json";
      }

      @Override
      public void write(Report report, OutputStream out) throws IOException {
        out.write(report.toJson().getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /**
   * Returns the export that people look at: one page with charts, tables, verdicts and their
   * evidence, which opens from disk in any browser and needs no network.
   *
   * @return the format {@code html}
   */
  static Export html() {
    return new Export() {
      @Override
      public String format() {
        return "html";
      }

      @Override
      public void write(Report report, OutputStream out) throws IOException {
        HtmlPage.of(List.of(report)).write(out);
      }
    };
  }
}
