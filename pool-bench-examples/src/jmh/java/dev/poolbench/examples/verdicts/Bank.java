package dev.poolbench.examples.verdicts;

import dev.poolbench.core.report.Cell;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps forks that were measured, to resample from: a file to which each run of a few blocks adds a
 * line for each fork.
 */
final class Bank {
  private final Map<String, Map<String, Double>> blocks = new LinkedHashMap<>();

  /** How much of the name of a block is the day. */
  private static final int DAY = 10;

  private Bank() {}

  /** Measures blocks and adds them to a file until the time is over. */
  static void collect(String kind, Path file, long minutes) throws Exception {
    Subjects subjects = Subjects.of(kind);
    long end = System.nanoTime() + minutes * 60_000_000_000L;
    long longest = 0;
    for (long now = System.nanoTime(); now + longest < end; now = System.nanoTime()) {
      String[] labels =
          subjects.extra() == 0
              ? new String[] {Subjects.A, Subjects.SAME}
              : new String[] {Subjects.A, Subjects.SAME, Subjects.MORE, Subjects.MUCH};
      Report report = subjects.bench(labels).forks(4).run();
      StringBuilder lines = new StringBuilder();
      for (Cell cell : report.cells()) {
        for (Cell.Sample sample : cell.samples()) {
          lines.append(
              String.format(
                  Locale.ROOT,
                  "%s,%s-%d,%s,%.0f%n",
                  kind,
                  report.started(),
                  sample.block(),
                  cell.pool().options().get("label"),
                  sample.median()));
        }
      }
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      longest = Math.max(longest, System.nanoTime() - now);
      System.out.printf("%s: %d blocks%n", kind, read(kind, file).size());
    }
  }

  static Bank read(String kind, Path file) throws IOException {
    Bank bank = new Bank();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split(",");
      if (fields[0].equals(kind)) {
        bank.blocks
            .computeIfAbsent(fields[1], block -> new LinkedHashMap<>())
            .put(fields[2].isEmpty() ? Subjects.A : fields[2], Double.parseDouble(fields[3]));
      }
    }
    return bank;
  }

  int size() {
    return blocks.size();
  }

  /** Returns the blocks that have both, each as the two times, by the day of their measurement. */
  List<List<double[]>> pairs(String one, String other) {
    Map<String, List<double[]>> days = new LinkedHashMap<>();
    blocks.forEach(
        (name, block) -> {
          if (block.containsKey(one) && block.containsKey(other)) {
            days.computeIfAbsent(name.substring(0, DAY), day -> new ArrayList<>())
                .add(new double[] {block.get(one), block.get(other)});
          }
        });
    return List.copyOf(days.values());
  }
}
