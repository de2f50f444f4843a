package dev.poolbench.core.export;

import dev.poolbench.core.page.Results;
import dev.poolbench.core.picture.PictureExport;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.OutputStream;
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
    return List.of(text(), markdown(), json(), svg(), png());
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
}
