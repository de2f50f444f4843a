package dev.poolbench.core.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Is what a line is drawn with. The colours are those of the page, which are Okabe and Ito's, told
 * apart by those who do not see all colours; dashes and markers tell apart what has the same one.
 */
record Pen(Color color, BasicStroke stroke, Marker marker) {
  private static final Color FLOOR = new Color(0x00, 0x00, 0x00);
  private static final Color[] COLORS = {
    new Color(0x00, 0x72, 0xB2),
    new Color(0xD5, 0x5E, 0x00),
    new Color(0x00, 0x80, 0x5E),
    new Color(0xB5, 0x52, 0x8C),
    new Color(0x9A, 0x6B, 0x00),
    new Color(0x2F, 0x93, 0xC8),
    new Color(0x6B, 0x4F, 0xBB),
  };
  private static final float[][] DASHES = {
    {}, {7, 4}, {2, 3}, {9, 3, 2, 3}, {14, 4},
  };
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.SQUARE,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.TRIANGLE_DOWN,
  };
  private static final float WIDTH = 1.6f;

  /** Is how many groups {@link #inGroup} tells apart. */
  static final int MOST_GROUPS = DASHES.length;

  /** Returns that of the plain loop. */
  static Pen floor() {
    return new Pen(FLOOR, stroke(0), SeriesMarkers.CROSS);
  }

  /** Returns that of a pool, by its place among the others from 0. */
  static Pen of(int place) {
    int marker = (place + place / MARKERS.length) % MARKERS.length;
    return new Pen(COLORS[place % COLORS.length], stroke(place / COLORS.length), MARKERS[marker]);
  }

  /** Returns one of the same colour and marker, whose dashes tell the group. */
  Pen inGroup(int group) {
    return new Pen(color, stroke(group), marker);
  }

  private static BasicStroke stroke(int dash) {
    float[] dashes = DASHES[dash % DASHES.length];
    return dashes.length == 0
        ? new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }
}
