package dev.poolbench.core.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Lays a drawing out on a width, and paints it. */
final class Sheet {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final Font TITLE = Painter.font(Font.BOLD, 20);
  private static final Font HEADING = Painter.font(Font.BOLD, 15);
  private static final Font TEXT = Painter.font(Font.PLAIN, 13);
  private static final Font SMALL = Painter.font(Font.PLAIN, 12);
  private static final int MARGIN = 18;
  private static final int GAP = 12;
  private static final int KEY_LINE = 40;
  private static final int KEY_HEIGHT = 20;
  private static final double SHARE_OF_TIME = 0.56;

  private final Drawing drawing;
  private final boolean stacked;
  private final int width;
  private final List<String> title;
  private final List<String> subtitle;
  private final List<String> notes;
  private final int keyWidth;
  private final int keyColumns;

  Sheet(Drawing drawing, int width, boolean stacked) {
    this.drawing = drawing;
    this.stacked = stacked;
    this.width = width;
    int room = width - 2 * MARGIN;
    this.title = wrap(drawing.title(), TITLE, room);
    this.subtitle = wrap(drawing.subtitle(), TEXT, room);
    this.notes =
        drawing.notes().stream().flatMap(note -> wrap(note, SMALL, room).stream()).toList();
    this.keyWidth =
        drawing.keys().stream()
            .mapToInt(key -> KEY_LINE + 3 * GAP + breadth(key.name(), TEXT))
            .max()
            .orElse(room);
    this.keyColumns = Math.max(1, Math.min(drawing.keys().size(), room / keyWidth));
  }

  /** Returns what it is called. */
  String title() {
    return drawing.title();
  }

  /** Returns how high it is without its charts. */
  int heightOfText() {
    int headings = (int) drawing.rows().stream().filter(row -> !row.heading().isEmpty()).count();
    return 2 * MARGIN
        + title.size() * height(TITLE)
        + subtitle.size() * height(TEXT)
        + headings * (height(HEADING) + GAP)
        + (drawing.rows().size() + 1) * GAP
        + keyRows() * KEY_HEIGHT
        + GAP
        + notes.size() * height(SMALL);
  }

  /** Returns how high its charts are if each is to be read well, or just made out. */
  int heightOfCharts(boolean well) {
    int side = well ? drawing.rows().size() == 1 ? 430 : 320 : 220;
    int one = well ? 280 : 130;
    return drawing.rows().stream()
        .mapToInt(row -> stacked ? row.panels().size() * one : side)
        .sum();
  }

  private int keyRows() {
    return (drawing.keys().size() + keyColumns - 1) / keyColumns;
  }

  /** Paints it, with charts that fill a height. */
  void paint(Graphics2D g, int height) {
    g.setColor(Painter.PAPER);
    g.fillRect(0, 0, width, height);
    int y = MARGIN;
    y = text(g, title, TITLE, Painter.INK, y);
    y = text(g, subtitle, TEXT, Painter.PALE, y) + GAP;
    int rows = Math.max(1, drawing.rows().size());
    int rowHeight = (height - heightOfText()) / rows;
    for (Drawing.Row row : drawing.rows()) {
      if (!row.heading().isEmpty()) {
        y = text(g, List.of(row.heading()), HEADING, Painter.INK, y + GAP);
      }
      paint(g, row.panels(), new Rectangle(GAP / 2, y, width - GAP, rowHeight));
      y += rowHeight + GAP;
    }
    y = paintKeys(g, y) + GAP;
    text(g, notes, SMALL, Painter.PALE, y);
  }

  private void paint(Graphics2D g, List<Panel> panels, Rectangle all) {
    if (stacked || panels.size() == 1) {
      paintStacked(g, panels, all);
      return;
    }
    int left = (int) (all.width * SHARE_OF_TIME);
    Painter.paint(g, panels.get(0), new Rectangle(all.x, all.y, left, all.height));
    paintStacked(
        g,
        panels.subList(1, panels.size()),
        new Rectangle(all.x + left, all.y, all.width - left, all.height));
  }

  private static void paintStacked(Graphics2D g, List<Panel> panels, Rectangle all) {
    int height = all.height / panels.size();
    for (int i = 0; i < panels.size(); i++) {
      Painter.paint(g, panels.get(i), new Rectangle(all.x, all.y + i * height, all.width, height));
    }
  }

  /** Paints the legend column by column. */
  private int paintKeys(Graphics2D g, int top) {
    int rows = keyRows();
    for (int i = 0; i < drawing.keys().size(); i++) {
      Drawing.Key key = drawing.keys().get(i);
      int x = MARGIN + i / rows * keyWidth;
      int y = top + i % rows * KEY_HEIGHT;
      int middle = y + KEY_HEIGHT / 2;
      g.setColor(key.pen().color());
      g.setStroke(key.pen().stroke());
      g.drawLine(x, middle, x + KEY_LINE, middle);
      key.pen().marker().paint(g, x + KEY_LINE / 2.0, middle, Painter.MARKER);
      g.setColor(Painter.INK);
      g.setFont(TEXT);
      g.drawString(key.name(), x + KEY_LINE + GAP / 2, middle + 5);
    }
    return top + rows * KEY_HEIGHT;
  }

  private static int text(Graphics2D g, List<String> lines, Font font, Color color, int top) {
    g.setFont(font);
    g.setColor(color);
    int y = top;
    for (String line : lines) {
      y += height(font);
      g.drawString(line, MARGIN, y - height(font) / 4);
    }
    return y;
  }

  private static int height(Font font) {
    return Math.round(font.getSize2D() * 1.45f);
  }

  private static int breadth(String text, Font font) {
    return (int) Math.ceil(font.getStringBounds(text, CONTEXT).getWidth());
  }

  /** Breaks text into lines at spaces. */
  private static List<String> wrap(String text, Font font, int room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && breadth(longer, font) > room) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }
}
