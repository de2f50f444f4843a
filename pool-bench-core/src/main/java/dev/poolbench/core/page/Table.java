package dev.poolbench.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Is a table of text in aligned columns.
 *
 * @param columns its columns; the first says what a row is about
 * @param rows a cell for each column
 */
public record Table(List<Column> columns, List<List<String>> rows) {
  private static final String GAP = "  ";

  /**
   * Is a column.
   *
   * @param header its header
   * @param number whether it is aligned right, as numbers are
   */
  public record Column(String header, boolean number) {
    /** Numbers are short, so a header above them is broken rather than the column widened. */
    private static final int MOST_NUMBER = 12;

    private static final int MOST_TEXT = 26;

    /** Returns a column of words. */
    public static Column text(String header) {
      return new Column(header, false);
    }

    /** Returns a column of numbers. */
    public static Column number(String header) {
      return new Column(header, true);
    }

    private List<String> lines(String cell) {
      return number && cell.length() <= MOST_NUMBER
          ? List.of(cell)
          : Words.wrapName(cell, number ? MOST_NUMBER : MOST_TEXT);
    }

    private String aligned(String line, int width) {
      return number
          ? " ".repeat(width - line.length()) + line
          : line + " ".repeat(width - line.length());
    }
  }

  /** Returns the table in as many parts as it takes to fit, each with the first column. */
  List<Table> split(int width) {
    List<Table> parts = new ArrayList<>();
    List<Integer> taken = new ArrayList<>(List.of(0));
    int used = width(0);
    for (int column = 1; column < columns.size(); column++) {
      int more = GAP.length() + width(column);
      if (taken.size() > 1 && used + more > width) {
        parts.add(only(taken));
        taken = new ArrayList<>(List.of(0));
        used = width(0);
      }
      taken.add(column);
      used += more;
    }
    parts.add(only(taken));
    return parts;
  }

  private Table only(List<Integer> taken) {
    return new Table(
        taken.stream().map(columns::get).toList(),
        rows.stream().map(row -> taken.stream().map(row::get).toList()).toList());
  }

  private int width(int column) {
    Column of = columns.get(column);
    return IntStream.rangeClosed(-1, rows.size() - 1)
        .mapToObj(row -> row < 0 ? of.header() : rows.get(row).get(column))
        .flatMap(cell -> of.lines(cell).stream())
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  /** Returns the lines of the table; those of its header end where its cells end. */
  List<String> toText() {
    List<String> lines =
        new ArrayList<>(lines(columns.stream().map(Column::header).toList(), true));
    rows.forEach(row -> lines.addAll(lines(row, false)));
    return lines;
  }

  private List<String> lines(List<String> row, boolean bottom) {
    List<List<String>> cells =
        IntStream.range(0, row.size())
            .mapToObj(column -> columns.get(column).lines(row.get(column)))
            .toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    return IntStream.range(0, height)
        .mapToObj(
            line ->
                IntStream.range(0, row.size())
                    .mapToObj(
                        column -> {
                          List<String> cell = cells.get(column);
                          int index = bottom ? line - height + cell.size() : line;
                          String text = index < 0 || index >= cell.size() ? "" : cell.get(index);
                          return columns.get(column).aligned(text, width(column));
                        })
                    .collect(Collectors.joining(GAP))
                    .stripTrailing())
        .toList();
  }

  /** Returns the lines of the table in GitHub's Markdown. */
  List<String> toMarkdown(Function<String, String> escape) {
    List<String> lines = new ArrayList<>();
    lines.add(markdown(columns.stream().map(Column::header).map(escape).toList()));
    lines.add(markdown(columns.stream().map(column -> column.number() ? "--:" : ":--").toList()));
    rows.forEach(row -> lines.add(markdown(row.stream().map(escape).toList())));
    return lines;
  }

  private static String markdown(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
