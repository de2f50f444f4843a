package dev.poolbench.core.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Paints a chart into a rectangle. */
final class Painter {
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color PALE = new Color(0x5A, 0x5A, 0x5A);
  static final Color PAPER = Color.WHITE;
  private static final Color GRID = new Color(0xE2, 0xE2, 0xE2);
  static final int MARKER = 6;
  private static final String NUMBER = "#,##0.######";

  /** Keeps the last step from being lost to rounding, which would take its label. */
  private static final double JUST_MORE = 1.0005;

  private static final int LABEL_WIDTH = 44;

  /** Is room for half of the last label of an axis, which is left out else. */
  private static final int PADDING = 14;

  private static final int BAND_ALPHA = 38;

  private Painter() {}

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  static void paint(Graphics2D g, Panel panel, Rectangle where) {
    XYChart chart = new XYChart(where.width, where.height);
    style(chart.getStyler(), panel);
    chart.setTitle(panel.title());
    chart.setXAxisTitle(panel.logX() ? "jobs (logarithmic)" : "jobs");
    List<Curve> curves = panel.curves();
    for (Curve curve : curves) {
      for (List<Curve.Point> run : curve.bands()) {
        addBand(chart, "band " + chart.getSeriesMap().size(), curve.pen().color(), run);
      }
    }
    for (int i = 0; i < curves.size(); i++) {
      addLine(chart, "line " + i, curves.get(i));
    }
    Graphics2D own = (Graphics2D) g.create();
    own.translate(where.x, where.y);
    chart.paint(own, where.width, where.height);
    own.dispose();
  }

  private static void style(XYStyler styler, Panel panel) {
    styler
        .setLegendVisible(false)
        .setChartBackgroundColor(PAPER)
        .setPlotBackgroundColor(PAPER)
        .setPlotBorderVisible(false)
        .setChartFontColor(INK)
        .setChartTitleFont(font(Font.BOLD, 14))
        .setChartTitlePadding(6)
        .setChartPadding(PADDING)
        .setPlotContentSize(0.965)
        .setMarkerSize(MARKER)
        .setYAxisLeftWidthHint(LABEL_WIDTH)
        .setToolTipsEnabled(false);
    styler
        .setAxisTitleFont(font(Font.PLAIN, 12))
        .setAxisTickLabelsFont(font(Font.PLAIN, 12))
        .setYAxisTitleVisible(false)
        .setPlotMargin(0)
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setPlotGridVerticalLinesVisible(false)
        .setAxisTickMarksColor(PALE)
        .setAxisTickLabelsColor(INK)
        .setXAxisLogarithmic(panel.logX())
        .setYAxisLogarithmic(panel.logY())
        .setXAxisDecimalPattern(NUMBER)
        .setYAxisDecimalPattern(NUMBER)
        .setLocale(Locale.ROOT);
    if (!panel.logX()) {
      styler.setXAxisMin(0.0).setXAxisMax(JUST_MORE * Math.max(1, greatest(panel)));
    }
    if (!panel.logY()) {
      styler.setYAxisMin(Math.min(0, least(panel))).setYAxisMax(panel.top() * 1.05);
    }
  }

  private static double greatest(Panel panel) {
    return panel.curves().stream()
        .flatMap(curve -> curve.points().stream())
        .mapToDouble(Curve.Point::jobs)
        .max()
        .orElse(1);
  }

  private static double least(Panel panel) {
    return panel.curves().stream()
        .flatMap(curve -> curve.points().stream())
        .mapToDouble(Curve.Point::low)
        .filter(Double::isFinite)
        .min()
        .orElse(0);
  }

  private static void addLine(XYChart chart, String name, Curve curve) {
    List<Curve.Point> points = curve.points();
    XYSeries series =
        chart.addSeries(
            name,
            points.stream().mapToDouble(Curve.Point::jobs).toArray(),
            points.stream().mapToDouble(Curve.Point::value).toArray());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setLineColor(curve.pen().color());
    series.setLineStyle(curve.pen().stroke());
    series.setMarker(curve.pen().marker());
    series.setMarkerColor(curve.pen().color());
  }

  /** Goes along the upper ends and back along the lower ones. */
  private static void addBand(XYChart chart, String name, Color color, List<Curve.Point> run) {
    List<Curve.Point> back = new ArrayList<>(run);
    Collections.reverse(back);
    XYSeries series =
        chart.addSeries(
            name,
            Stream.of(run, back).flatMap(List::stream).mapToDouble(Curve.Point::jobs).toArray(),
            DoubleStream.concat(
                    run.stream().mapToDouble(Curve.Point::high),
                    back.stream().mapToDouble(Curve.Point::low))
                .toArray());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_ALPHA));
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
  }
}
