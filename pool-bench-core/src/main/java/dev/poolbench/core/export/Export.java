package dev.poolbench.core.export;

import dev.poolbench.core.files.Replacing;
import dev.poolbench.core.html.HtmlPage;
import dev.poolbench.core.page.Results;
import dev.poolbench.core.picture.PictureExport;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

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
   * @param path where to; an existing file is replaced at once, when the new one is whole, by one
   *     that is written beside it
   * @throws IOException if the file cannot be written
   */
  default void write(Report report, Path path) throws IOException {
    Replacing.write(path, out -> write(report, out));
  }

  /**
   * Returns the formats that ship with this library.
   *
   * @return an export of each, in the order in which they are listed for users
   */
  static List<Export> all() {
    return List.of(text(), markdown(), html(), json(), csv(), csvRaw(), jmh(), svg(), png());
  }

  /**
   * Returns the export that the command line prints: a page of 80 columns.
   *
   * @return the format {@code text}
   */
  static Export text() {
    return new OfText("text", report -> Results.text(report, StandardCharsets.UTF_8));
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
   * Returns the export that people look at: one page with charts, tables, verdicts and their
   * evidence, which opens from disk in any browser and needs no network.
   *
   * @return the format {@code html}
   */
  static Export html() {
    return new OfText("html", report -> HtmlPage.of(List.of(report)).text());
  }

  /**
   * Returns one such page over several reports, such as those of several workloads, with all their
   * conclusions and ratings first.
   *
   * @param reports at least one, in the order in which they are shown
   * @return the page, to be written as UTF-8
   * @throws IllegalArgumentException if there is none
   */
  static String pageOf(List<Report> reports) {
    return HtmlPage.of(reports).text();
  }

  /**
   * Returns the export that keeps everything, which {@link Report#read} reads back.
   *
   * @return the format {@code json}
   */
  static Export json() {
    return new OfText("json", Report::toJson);
  }

  /**
   * Returns the export that draws time and memory over the number of jobs, a line for each pool, as
   * a vector graphic.
   *
   * <p>Pictures need {@code org.knowm.xchart:xchart} and the JDK's module {@code java.desktop}, no
   * screen; to write one without them is an {@link IllegalStateException} that says what to add.
   *
   * @return the format {@code svg}, 1,200 wide and as high as it takes
   */
  static Export svg() {
    return PictureExport.svg(PictureExport.DEFAULT_WIDTH, OptionalInt.empty());
  }

  /**
   * Returns what {@link #svg()} does, at another width and as high as it takes.
   *
   * @param width in pixels, from 200 to 5,000
   * @return the format {@code svg}
   * @throws IllegalArgumentException if it is none of these
   */
  static Export svg(int width) {
    return PictureExport.svg(width, OptionalInt.empty());
  }

  /**
   * Returns what {@link #svg()} does, at another size.
   *
   * @param width in pixels, from 200 to 5,000
   * @param height the same; charts stand below each other where it is the greater
   * @return the format {@code svg}
   * @throws IllegalArgumentException if one is none of these
   */
  static Export svg(int width, int height) {
    return PictureExport.svg(width, OptionalInt.of(height));
  }

  /**
   * Returns the export that draws what {@link #svg()} does, in pixels.
   *
   * @return the format {@code png}, 1,200 wide and as high as it takes
   */
  static Export png() {
    return PictureExport.png(PictureExport.DEFAULT_WIDTH, OptionalInt.empty());
  }

  /**
   * Returns what {@link #png()} does, at another width and as high as it takes.
   *
   * @param width in pixels, from 200 to 5,000
   * @return the format {@code png}
   * @throws IllegalArgumentException if it is none of these
   */
  static Export png(int width) {
    return PictureExport.png(width, OptionalInt.empty());
  }

  /**
   * Returns what {@link #png()} does, at another size.
   *
   * @param width in pixels, from 200 to 5,000
   * @param height the same; charts stand below each other where it is the greater
   * @return the format {@code png}
   * @throws IllegalArgumentException if one is none of these
   */
  static Export png(int width, int height) {
    return PictureExport.png(width, OptionalInt.of(height));
  }

  /**
   * Returns the export with a row for each cell, for spreadsheets and data frames.
   *
   * <p>It is CSV as RFC 4180 has it, in UTF-8: a header, commas, lines that end in CR LF, numbers
   * as plain decimals in the unit that the header names. A cell that failed has a row without
   * figures, and so has a pool that was not available: the columns {@code status} and {@code
   * reason} say why. A verdict is on all cells of a pool together, and stands in each of its rows.
   * Text that a spreadsheet would run as a formula, for it begins with {@code =}, {@code +}, {@code
   * -} or {@code @}, a tab or a carriage return, is preceded by an apostrophe.
   *
   * @return the format {@code csv}
   */
  static Export csv() {
    return new OfText("csv", CellsCsv::of);
  }

  /**
   * Returns the export with a row for each measurement iteration as it was made, those to warm up
   * left out, and one for whatever kept others from being made. It is CSV as {@link #csv} writes
   * it.
   *
   * @return the format {@code csv-raw}
   */
  static Export csvRaw() {
    return new OfText("csv-raw", RawCsv::of);
  }

  /**
   * Returns the export that programs read which show the results of JMH.
   *
   * <p>An operation is a job set: all jobs of a cell. The benchmark is {@code
   * dev.poolbench.WORKLOAD.POOL}, whatever is not a letter, a digit or a hyphen made {@code _}; its
   * parameters are jobs, workers, dispatch and JDK. The score is that of a cell, the median over
   * the forks of the median of their iterations, where JMH has the mean, and its interval is the
   * one of {@link dev.poolbench.core.report.Cell#summary}, at 95 %, where JMH has 99.9 %; with too
   * few forks for one it is {@code "NaN"}, as JMH writes it. Memory and leaks are secondary
   * metrics. A cell that failed is left out, and so is a pool that was not available, for there is
   * no place to say why: the log says how many.
   *
   * @return the format {@code jmh}
   */
  static Export jmh() {
    return new OfText("jmh", JmhResults::of);
  }
}
