package dev.poolbench.core.picture;

import dev.poolbench.core.page.Names;
import dev.poolbench.core.page.Variant;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Is what a picture of a report shows, before it has a size.
 *
 * @param title what was measured
 * @param subtitle on what, and how often
 * @param rows the charts, a row for each dispatch and JDK, or one for all
 * @param keys what the lines are
 * @param notes what has to be known to read it, a sentence each
 */
record Drawing(String title, String subtitle, List<Row> rows, List<Key> keys, List<String> notes) {
  /** Is how many lines share a chart although their dispatch or JDK differ. */
  private static final int MOST_TOGETHER = 8;

  /** Is a row of charts, time first. */
  record Row(String heading, List<Panel> panels) {}

  /** Is an entry of the legend. */
  record Key(Pen pen, String name) {}

  private record Line(Variant variant, Key key, List<Cell> cells) {
    boolean isFloor() {
      return variant.isFloor();
    }

    Curve curve(Subject subject) {
      return new Curve(key.pen(), cells.stream().map(subject::point).toList());
    }
  }

  static Drawing of(Report report) {
    Names names = Names.of(report.plan());
    List<Cell> cells = report.cells();
    Map<Variant, List<Cell>> byVariant =
        cells.stream()
            .collect(Collectors.groupingBy(Variant::of, LinkedHashMap::new, Collectors.toList()));
    List<String> groups = byVariant.keySet().stream().map(names::group).distinct().toList();
    boolean together = byVariant.size() <= MOST_TOGETHER && groups.size() <= Pen.MOST_GROUPS;
    Map<String, Pen> pens = pens(names, byVariant.keySet());
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    byVariant.forEach(
        (variant, own) -> {
          String group = names.group(variant);
          Pen pen = pens.getOrDefault(names.pool(variant), Pen.floor());
          boolean told = together && groups.size() > 1;
          Key key =
              told
                  ? new Key(pen.inGroup(groups.indexOf(group)), names.full(variant))
                  : new Key(pen, names.pool(variant));
          lines
              .computeIfAbsent(together ? "" : group, heading -> new ArrayList<>())
              .add(new Line(variant, key, own));
        });
    List<Subject> subjects = Subject.of(cells);
    Notes notes = new Notes(report, names, cells);
    return new Drawing(
        "%s, %s".formatted(report.plan().settings().workload(), names.common()),
        subtitle(report),
        rows(subjects, lines),
        lines.values().stream().flatMap(List::stream).map(Line::key).distinct().toList(),
        notes.of(subjects));
  }

  /** Gives each pool its pen, the same in every row. */
  private static Map<String, Pen> pens(Names names, Iterable<Variant> variants) {
    Map<String, Pen> pens = new LinkedHashMap<>();
    int place = 0;
    for (Variant variant : variants) {
      String pool = names.pool(variant);
      if (!pens.containsKey(pool)) {
        pens.put(pool, variant.isFloor() ? Pen.floor() : Pen.of(place++));
      }
    }
    return pens;
  }

  private static List<Row> rows(List<Subject> subjects, Map<String, List<Line>> lines) {
    List<Pen> floors =
        lines.values().stream()
            .flatMap(List::stream)
            .filter(Line::isFloor)
            .map(line -> line.key().pen())
            .toList();
    List<List<Panel>> bySubject = new ArrayList<>();
    for (Subject subject : subjects) {
      List<List<Curve>> curves =
          lines.values().stream()
              .map(own -> own.stream().map(line -> line.curve(subject)).toList())
              .toList();
      if (curves.stream().flatMap(List::stream).anyMatch(Curve::isThere)) {
        bySubject.add(Panel.of(subject, curves, floors));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (String heading : lines.keySet()) {
      int row = rows.size();
      rows.add(new Row(heading, bySubject.stream().map(panels -> panels.get(row)).toList()));
    }
    return rows.stream().filter(row -> !row.panels().isEmpty()).toList();
  }

  private static String subtitle(Report report) {
    Map<String, String> facts = report.environment();
    return "%s, %s CPUs, %s; %s; seed %d"
        .formatted(
            facts.getOrDefault("cpu", "processor not told"),
            facts.getOrDefault("cpus", "unknown"),
            facts.getOrDefault("os", "system not told"),
            Words.count(report.plan().settings().iterations(), "iteration") + " a fork",
            report.plan().settings().seed());
  }
}
