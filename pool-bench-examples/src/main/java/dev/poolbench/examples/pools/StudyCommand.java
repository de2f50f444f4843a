package dev.poolbench.examples.pools;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.page.Page;
import dev.poolbench.core.page.Part;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Unmatched;

/** Repeats the four tests of the study, one after the other. */
@Command(
    name = "study",
    sortOptions = false,
    usageHelpWidth = Page.WIDTH,
    customSynopsis = "pools study [OPTION]...",
    description =
        "Repeats the study's four tests on every pool that can be had: a cpu-bound job, up to 2^13 and"
            + " up to 2^16 of them in 20 steps, and one that asks a server, up to 2^10 in 20 steps and"
            + " up to 2^12 in 10. This takes hours: --dry-run tells how many.",
    footer = {
      "",
      "Every option of pools that says what is measured and how is passed on to the four tests, but"
          + " for the kind of work and the job counts: --pools, --jdk, --forks, --seed, --dispatch,"
          + " --until-settled, --time (of each test) and so on.",
      "",
      "Each test is written as HTML, Markdown, JSON, CSV and pictures. The JSON is written after every"
          + " round of forks, so that a study that is stopped leaves what it has measured. The page"
          + " conclusions.md tells what came of all.",
      "",
      "Examples:",
      "  pools study --quick",
      "  pools study --pools jdk,process --forks 8 --save jdk-study"
    })
final class StudyCommand implements Callable<Integer> {
  /** Are the options that make the tests what they are. */
  private static final List<String> FIXED =
      List.of("--work-type", "--workload", "--max-work", "--samples", "--ladder");

  private final PrintWriter out;
  private final PrintWriter err;
  private final Screen screen;
  private final BooleanSupplier ending;

  @Option(
      names = "--save",
      paramLabel = "FOLDER",
      description = "Where to write to; files there are replaced (default: study-DATE, a new one)")
  private @Nullable String save;

  @Option(
      names = "--quick",
      description =
          "Two minutes on two cores: the JDK's pools and process, 4 steps, up to 2^8 and 2^10"
              + " requests, one short iteration in one fork, nothing inspected, unless told"
              + " otherwise")
  private boolean quick;

  @Option(names = "--dry-run", description = "Print the plan and how long it takes, and stop")
  private boolean dryRun;

  @SuppressWarnings("UnusedVariable") // Is acted upon by picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this, and stop")
  private boolean help;

  @Unmatched private List<String> rest = new ArrayList<>();

  /** Is what a test takes of the options of {@code pools}. */
  @Command(name = "pools")
  private static final class Passed {
    @Mixin private WhatOptions what = new WhatOptions();
    @Mixin private HowOptions how = new HowOptions();
  }

  private record Step(StudyTest test, PoolBench bench, Plan plan, String command) {}

  StudyCommand(PrintWriter out, PrintWriter err, Screen screen, BooleanSupplier ending) {
    this.out = out;
    this.err = err;
    this.screen = screen;
    this.ending = ending;
  }

  @Override
  public Integer call() throws IOException {
    List<Step> steps;
    StudyFolder folder;
    List<String> given = new ArrayList<>(rest);
    try {
      folder = save == null ? StudyFolder.ofToday() : StudyFolder.at(save);
      steps = steps(given);
    } catch (IllegalArgumentException e) {
      err.println("pools: " + e.getMessage());
      return PoolsCommand.USAGE;
    }
    if (dryRun) {
      out.print(Page.text(plan(steps, folder)));
      return 0;
    }
    return measure(steps, folder, given);
  }

  /**
   * Makes the plans of all four, so that what is not accepted is refused before anything starts.
   */
  private List<Step> steps(List<String> given) {
    ParseResult parsed = new CommandLine(new Passed()).parseArgs(given.toArray(String[]::new));
    for (String fixed : FIXED) {
      if (parsed.hasMatchedOption(fixed)) {
        throw new IllegalArgumentException(
            "%s: accepted with study is none, for its tests say so".formatted(fixed));
      }
    }
    if (!parsed.hasMatchedOption("--seed")) {
      given.addAll(List.of("--seed", Integer.toString(new Random().nextInt(Integer.MAX_VALUE))));
    }
    Catalog catalog = Catalog.find();
    Set<String> notes = new LinkedHashSet<>();
    List<Step> steps = new ArrayList<>();
    for (StudyTest test : StudyTest.all(quick)) {
      List<String> args = test.args(given, parsed::hasMatchedOption);
      Passed passed = new Passed();
      new CommandLine(passed).parseArgs(args.toArray(String[]::new));
      PoolBench bench =
          passed.how.applyTo(passed.what.bench(catalog, passed.how.inProcess(), notes::add));
      String command = PoolsCommand.commandOf(args);
      steps.add(new Step(test, bench.command(command), bench.plan(), command));
    }
    notes.forEach(err::println);
    return steps;
  }

  private List<Part> plan(List<Step> steps, StudyFolder folder) {
    List<Part> parts = new ArrayList<>();
    for (Step step : steps) {
      parts.add(new Part.Section("%s: %s".formatted(step.test().name(), step.test().title())));
      parts.add(new Part.Verbatim(step.command()));
      parts.add(new Part.Paragraph(summary(step)));
    }
    parts.add(new Part.Section("All four tests"));
    parts.add(
        new Part.Paragraph(
            "At least %s, written to %s; nothing was started"
                .formatted(Words.span(estimate(steps)), folder)));
    return parts;
  }

  private static String summary(Step step) {
    return "%s, at least %s"
        .formatted(DryRun.summary(step.plan(), "forks"), Words.span(step.plan().estimate()));
  }

  private static Duration estimate(List<Step> steps) {
    return steps.stream().map(step -> step.plan().estimate()).reduce(Duration.ZERO, Duration::plus);
  }

  private int measure(List<Step> steps, StudyFolder folder, List<String> given) throws IOException {
    folder.make();
    err.printf("four tests, at least %s, written to %s%n", Words.span(estimate(steps)), folder);
    List<String> args = new ArrayList<>(List.of("study"));
    args.addAll(quick ? List.of("--quick") : List.of());
    args.addAll(given);
    StudyResults results =
        new StudyResults(
            PoolsCommand.commandOf(args), quick, steps.stream().map(Step::test).toList());
    int status = 0;
    for (Step step : steps) {
      if (ending.getAsBoolean()) {
        break;
      }
      err.printf("%s, %s: %s%n", step.test().name(), step.test().title(), summary(step));
      try {
        Report report = measure(step, folder);
        List<String> failed = folder.write(step.test(), report);
        failed.forEach(one -> err.println("pools: " + one));
        results.add(step.test(), report);
        folder.writePages(results);
        status = Math.max(status, failed.isEmpty() ? PoolsCommand.status(report) : 1);
        if (!report.complete()) {
          break;
        }
      } catch (IllegalStateException e) {
        status = PoolsCommand.FAILED;
        if (!ending.getAsBoolean()) {
          err.printf("pools: %s: %s%n", step.test().name(), e.getMessage());
        }
      }
    }
    out.print(screen.painted(Page.text(results.parts())));
    out.flush();
    err.println("saved to " + folder);
    return results.measured().size() < steps.size() ? PoolsCommand.FAILED : status;
  }

  private Report measure(Step step, StudyFolder folder) {
    try (Progress progress = Progress.to(err, screen.terminal())) {
      return step.bench()
          .listener(new Saving(progress, report -> folder.writeMeanwhile(step.test(), report), err))
          .run();
    }
  }
}
