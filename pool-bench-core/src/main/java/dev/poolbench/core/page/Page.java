package dev.poolbench.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Sets parts as text for a screen of 80 columns, or as GitHub's Markdown. */
public final class Page {
  /** Is how many columns a line of text has at most. */
  public static final int WIDTH = 80;

  private static final int MARKDOWN_WIDTH = 140;
  private static final String INDENT = "    ";

  private Page() {}

  /** Returns lines of at most {@link #WIDTH} columns. */
  public static String text(List<Part> parts) {
    return set(parts, Page::textLines);
  }

  /** Returns Markdown in which nothing but these parts has a meaning. */
  public static String markdown(List<Part> parts) {
    return set(parts, Page::markdownLines);
  }

  private static String set(List<Part> parts, Function<Part, List<String>> setting) {
    List<String> lines = new ArrayList<>();
    boolean inList = false;
    for (Part part : parts) {
      boolean entry = part instanceof Part.Entry;
      if (!lines.isEmpty() && !(entry && inList)) {
        lines.add("");
      }
      lines.addAll(setting.apply(part));
      inList = entry;
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static List<String> textLines(Part part) {
    if (part instanceof Part.Section section) {
      return List.of(section.title(), "=".repeat(section.title().length()));
    } else if (part instanceof Part.Paragraph paragraph) {
      return Words.wrap(paragraph.text(), WIDTH);
    } else if (part instanceof Part.Entry entry) {
      return hanging(entry.name() + " " + entry.text(), WIDTH);
    } else if (part instanceof Part.Grid grid) {
      List<String> lines = new ArrayList<>(Words.wrap(grid.title(), WIDTH));
      for (Table table : grid.table().split(WIDTH)) {
        lines.addAll(lines.size() > 1 ? List.of("") : List.of());
        lines.addAll(table.toText());
      }
      return lines;
    }
    return ((Part.Verbatim) part)
        .text()
        .lines()
        .map(line -> (INDENT + line).stripTrailing())
        .toList();
  }

  /** Breaks prose into lines, all but the first of them indented. */
  public static List<String> hanging(String text, int width) {
    List<String> lines = new ArrayList<>(Words.wrap(text, width));
    String rest = String.join(" ", lines.subList(1, lines.size()));
    lines.subList(1, lines.size()).clear();
    if (!rest.isEmpty()) {
      Words.wrap(rest, width - INDENT.length()).stream().map(INDENT::concat).forEach(lines::add);
    }
    return lines;
  }

  private static List<String> markdownLines(Part part) {
    if (part instanceof Part.Section section) {
      return List.of("## " + escape(section.title()));
    } else if (part instanceof Part.Paragraph paragraph) {
      return List.of(escape(paragraph.text()));
    } else if (part instanceof Part.Entry entry) {
      return List.of("- " + escape(entry.name() + " " + entry.text()));
    } else if (part instanceof Part.Grid grid) {
      List<String> lines = new ArrayList<>(List.of("### " + escape(grid.title())));
      for (Table table : grid.table().split(MARKDOWN_WIDTH)) {
        lines.add("");
        lines.addAll(table.toMarkdown(Page::escape));
      }
      return lines;
    }
    return fenced(((Part.Verbatim) part).text());
  }

  /** Fences text by more backticks than it has in a row. */
  private static List<String> fenced(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    List<String> lines = new ArrayList<>(List.of(fence));
    text.lines().forEach(lines::add);
    lines.add(fence);
    return lines;
  }

  private static String escape(String text) {
    return text.replaceAll("[\\\\`*_<>\\[\\]|]", "\\\\$0").replaceAll("\\s+", " ");
  }
}
