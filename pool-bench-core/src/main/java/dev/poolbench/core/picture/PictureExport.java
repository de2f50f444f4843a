package dev.poolbench.core.picture;

import dev.poolbench.core.export.Export;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;

/** Writes a report as a picture, in one format and at one size. */
public final class PictureExport implements Export {
  /** Is how wide a picture is unless told otherwise, in pixels. */
  public static final int DEFAULT_WIDTH = 1_200;

  /** Is the least a picture measures, in pixels. */
  public static final int LEAST = 200;

  /** Is the most a picture measures, in pixels. */
  public static final int MOST = 5_000;

  private final boolean vector;
  private final int width;
  private final OptionalInt height;

  private PictureExport(boolean vector, int width, OptionalInt height) {
    this.vector = vector;
    this.width = check("width", width);
    height.ifPresent(given -> check("height", given));
    this.height = height;
  }

  /** Writes SVG. */
  public static Export svg(int width, OptionalInt height) {
    return new PictureExport(true, width, height);
  }

  /** Writes PNG. */
  public static Export png(int width, OptionalInt height) {
    return new PictureExport(false, width, height);
  }

  private static int check(String name, int pixels) {
    if (pixels < LEAST || pixels > MOST) {
      throw new IllegalArgumentException(
          "%s %d: accepted is %d to %d pixels".formatted(name, pixels, LEAST, MOST));
    }
    return pixels;
  }

  @Override
  public String format() {
    return vector ? "svg" : "png";
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    DrawingLibrary.demand();
    Picture.write(report, vector, width, height, out);
  }
}
