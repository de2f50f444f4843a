package dev.poolbench.examples.pools;

import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Holds the options that say what comes of a run. */
final class OutputOptions {
  @Option(
      names = "--save",
      paramLabel = "PATH",
      converter = Accepted.Save.class,
      description = "Write PATH.md, PATH.html, PATH.json, and the pictures PATH.png and PATH.svg")
  private Accepted.Many<SaveTarget> save = new Accepted.Many<>(List.of());

  @Option(
      names = "--export",
      paramLabel = "FORMAT=PATH",
      converter = Accepted.To.class,
      description =
          "Write a file: text, md, html, json, csv (a row a cell), csv-raw (a row a measurement), jmh (as"
              + " JMH's results), svg or png; may be repeated")
  private List<SaveTarget> exports = List.of();

  private List<SaveTarget> pictures = List.of();

  @Option(names = "--json", description = "Print the report as JSON, and nothing else")
  private boolean json;

  @Option(names = "--dry-run", description = "Print the plan and how long it takes, and stop")
  private boolean dryRun;

  @Option(names = "--list", description = "Print the pools, workloads and JDKs, and stop")
  private boolean list;

  @SuppressWarnings("UnusedVariable") // Is acted upon by picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this, and stop")
  private boolean help;

  boolean json() {
    return json;
  }

  boolean dryRun() {
    return dryRun;
  }

  boolean list() {
    return list;
  }

  /**
   * Takes what pictures are drawn, and checks what no option can check by itself.
   *
   * @throws IllegalArgumentException if two options exclude each other
   */
  void check(GraphOptions graphs) {
    pictures = graphs.targets(saved());
    exports = exports.stream().map(graphs::sized).toList();
    graphs.check(targets());
    if (dryRun && json) {
      throw new IllegalArgumentException(
          "--json: accepted with --dry-run is not, for without measuring there is no report");
    }
    Set<Path> files = new HashSet<>();
    for (SaveTarget target : targets()) {
      if (!files.add(target.file())) {
        throw new IllegalArgumentException(
            "--export %s=%s: the file is written by another option, too; accepted is one format a file"
                .formatted(target.export().format(), target.file()));
      }
    }
  }

  private List<SaveTarget> targets() {
    return Stream.of(save.values(), pictures, exports).flatMap(List::stream).toList();
  }

  /** Returns the path of {@code --save}, without an ending. */
  private Optional<Path> saved() {
    return savedJson()
        .map(target -> target.file().toString())
        .map(file -> Path.of(file.substring(0, file.length() - ".json".length())));
  }

  private Optional<SaveTarget> savedJson() {
    return save.values().stream()
        .filter(target -> target.export().format().equals("json"))
        .findFirst();
  }

  /** Writes what keeps everything, if it is asked for, of a run that goes on. */
  void writeMeanwhile(Report report) throws IOException {
    Optional<SaveTarget> target = savedJson();
    if (target.isPresent()) {
      target.get().write(report);
    }
  }

  /** Writes every file that can be written, and returns whether all could. */
  boolean write(Report report, PrintWriter err) {
    List<String> saved = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (SaveTarget target : targets()) {
      try {
        target.write(report);
        saved.add(target.file().toString());
      } catch (IOException e) {
        failed.add("pools: %s could not be written: %s".formatted(target.file(), e));
      } catch (IllegalStateException e) {
        failed.add("pools: %s could not be written: %s".formatted(target.file(), e.getMessage()));
      }
    }
    if (!saved.isEmpty()) {
      err.println("saved " + listed(saved));
    }
    failed.forEach(err::println);
    return failed.isEmpty();
  }

  private static String listed(List<String> files) {
    int last = files.size() - 1;
    return last == 0
        ? files.get(0)
        : "%s and %s".formatted(String.join(", ", files.subList(0, last)), files.get(last));
  }
}
