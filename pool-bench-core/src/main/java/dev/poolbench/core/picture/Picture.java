package dev.poolbench.core.picture;

import dev.poolbench.core.report.Report;
import java.awt.AWTError;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;

/**
 * Is a picture of a report, at its size. Text keeps its size relative to the whole as soon as the
 * picture is wider than 1,200 pixels, and is made smaller where the charts would have no room.
 */
final class Picture {
  private static final double SHRINK = 0.96;
  private static final double TALL = 1.15;

  private final Sheet sheet;
  private final double scale;
  private final int width;
  private final int height;

  private Picture(Sheet sheet, double scale, int width, int height) {
    this.sheet = sheet;
    this.scale = scale;
    this.width = width;
    this.height = height;
  }

  /**
   * Writes a picture, as high as told, or as high as it takes.
   *
   * @throws IOException if it cannot be written, or this JVM cannot draw, for it has no fonts
   */
  static void write(Report report, boolean vector, int width, OptionalInt height, OutputStream out)
      throws IOException {
    try {
      Picture picture = of(report, width, height);
      if (vector) {
        picture.svg(out);
      } else {
        picture.png(out);
      }
    } catch (LinkageError | InternalError | AWTError e) {
      throw new IOException("a picture cannot be drawn here: " + e, e);
    }
  }

  private static Picture of(Report report, int width, OptionalInt height) {
    Drawing drawing = Drawing.of(report);
    boolean stacked = height.isPresent() ? height.getAsInt() > TALL * width : width < 700;
    double scale = width / (double) clamp(width, stacked ? 560 : 900, stacked ? 700 : 1_200);
    while (true) {
      Sheet sheet = new Sheet(drawing, (int) Math.round(width / scale), stacked);
      if (height.isEmpty()) {
        int whole = sheet.heightOfText() + sheet.heightOfCharts(true);
        return new Picture(sheet, scale, width, (int) Math.ceil(whole * scale));
      }
      int least = sheet.heightOfText() + sheet.heightOfCharts(false);
      if (least * scale <= height.getAsInt()) {
        return new Picture(sheet, scale, width, height.getAsInt());
      }
      scale *= SHRINK;
    }
  }

  private static int clamp(int value, int least, int most) {
    return Math.max(least, Math.min(most, value));
  }

  private void paint(Graphics2D g) {
    g.scale(scale, scale);
    sheet.paint(g, (int) (height / scale));
  }

  private void png(OutputStream out) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Painter.PAPER);
    g.fillRect(0, 0, width, height);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paint(g);
    g.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    // Unlike a file, memory may be used while this JVM shuts down, after Ctrl-C.
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(memory);
      writer.write(image);
    } finally {
      writer.dispose();
    }
  }

  private void svg(OutputStream out) throws IOException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(new Whole(), encoded, VectorGraphicsFormat.SVG);
    String svg = Svg.finished(encoded.toString(StandardCharsets.UTF_8), sheet.title());
    out.write(svg.getBytes(StandardCharsets.UTF_8));
  }

  /** Is the picture as XChart's encoder takes it: a chart that paints several. */
  private final class Whole extends XYChart {
    Whole() {
      super(Picture.this.width, Picture.this.height);
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
      Picture.this.paint(g);
    }
  }
}
