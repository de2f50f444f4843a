package dev.poolbench.examples.pools;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.page.Page;
import dev.poolbench.core.page.Results;
import dev.poolbench.core.page.Words;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Is the command line of the study. */
@Command(
    name = "pools",
    sortOptions = false,
    usageHelpWidth = Page.WIDTH,
    customSynopsis = "pools [OPTION]...",
    description = {
      "Measures how long pools of workers take for N jobs, and lays them side by side.",
      "Without options: the study's small compute test on every pool of the JDK."
    },
    footer = {
      "",
      "Examples:",
      "  pools --list",
      "  pools -m 16 -s 20 --save results",
      "  pools --pools 'caller,jdk-fixed(queue=array:1024)' -t 1,2,4,8,50",
      "  pools --pools all --save pools --export csv=pools.csv",
      "  pools --pools jdk-fixed --dispatch each,chunked --jdk all --dry-run",
      "  pools -w network -m 10 -s 40 -r 4 -t 100",
      "  pools --workload 'http(delay=20ms)' --dispatch each,futures",
      "  pools compare old.json new.json   what changed between two saved reports",
      "  pools study --quick           the four tests of the study, in two minutes",
      "  pools serve --port 8080       the server of the network jobs, by hand",
      "",
      "Exit status: 0, 1 when a cell failed, 2 when the command line is not accepted."
    })
final class PoolsCommand implements Callable<Integer> {
  static final int FAILED = 1;
  static final int USAGE = 2;
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./^-]+");

  private final List<String> args;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Screen screen;

  @Mixin(name = "What is measured")
  private WhatOptions what = new WhatOptions();

  @Mixin(name = "How much, and how")
  private HowOptions how = new HowOptions();

  @Mixin(name = "What comes of it")
  private OutputOptions output = new OutputOptions();

  @Mixin(name = "Pictures")
  private GraphOptions graphs = new GraphOptions();

  private PoolsCommand(List<String> args, PrintWriter out, PrintWriter err, Screen screen) {
    this.args = args;
    this.out = out;
    this.err = err;
    this.screen = screen;
  }

  /** Carries out a command line, unless the JVM is ending; returns the exit status. */
  static int run(
      PrintWriter out, PrintWriter err, Screen screen, BooleanSupplier ending, String... args) {
    CommandLine commandLine =
        new CommandLine(new PoolsCommand(List.of(args), out, err, screen))
            .addSubcommand(new ServeCommand(out, err))
            .addSubcommand(new CompareCommand(out, err, screen))
            .addSubcommand(new StudyCommand(out, err, screen, ending))
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler((e, given) -> refuse(err, message(e)))
            .setExecutionExceptionHandler(
                (e, line, parsed) -> {
                  if (ending.getAsBoolean()) {
                    err.println("pools: stopped before anything was measured");
                    return FAILED;
                  }
                  if (!(e instanceof IOException || e instanceof IllegalStateException)) {
                    e.printStackTrace(err);
                  }
                  err.println("pools: " + e.getMessage());
                  return FAILED;
                });
    commandLine
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, PoolsCommand::optionsUnderHeadings);
    int status = commandLine.execute(args);
    out.flush();
    err.flush();
    return status;
  }

  /**
   * Lists the options of each mixin under its name. A group has a heading of its own, but drops
   * what was given when an option is repeated, instead of refusing that.
   */
  private static String optionsUnderHeadings(Help help) {
    StringBuilder text = new StringBuilder();
    help.commandSpec()
        .mixins()
        .forEach(
            (heading, mixin) -> {
              Help.Layout layout = help.createDefaultLayout();
              layout.addOptions(mixin.options(), help.parameterLabelRenderer());
              text.append("%n%s:%n".formatted(heading)).append(layout);
            });
    return text.toString();
  }

  private static String message(ParameterException e) {
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && isTop(e)) {
      return "%s: accepted are options only".formatted(String.join(" ", unmatched.getUnmatched()));
    }
    return e.getMessage()
        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
  }

  private static boolean isTop(ParameterException e) {
    return e.getCommandLine().getParent() == null;
  }

  private static int refuse(PrintWriter err, @Nullable String message) {
    err.println("pools: " + message);
    return USAGE;
  }

  @Override
  public Integer call() throws IOException {
    Catalog catalog = Catalog.find();
    if (output.list()) {
      Listing.of(catalog).forEach(out::println);
      return 0;
    }
    PoolBench bench;
    Plan plan;
    try {
      output.check(graphs);
      List<String> notes = new ArrayList<>();
      bench = how.applyTo(what.bench(catalog, how.inProcess(), notes::add));
      plan = bench.plan();
      notes.forEach(err::println);
    } catch (IllegalArgumentException e) {
      return refuse(err, e.getMessage());
    }
    if (output.dryRun()) {
      out.print(Page.text(DryRun.of(plan)));
      return 0;
    }
    return measure(bench.command(command()), plan);
  }

  private int measure(PoolBench bench, Plan plan) throws IOException {
    err.printf("%s, at least %s%n", DryRun.summary(plan, "series"), Words.span(plan.estimate()));
    Report report;
    try (Progress progress = Progress.to(err, screen.terminal())) {
      report = bench.listener(new Saving(progress, output::writeMeanwhile, err)).run();
    }
    out.print(
        output.json()
            ? report.toJson() + System.lineSeparator()
            : screen.painted(Results.text(report, screen.charset())));
    out.flush();
    return output.write(report, err) ? status(report) : FAILED;
  }

  /** A run in which nothing could be measured has not succeeded either. */
  static int status(Report report) {
    return report.hasProblems() || report.cells().isEmpty() ? FAILED : 0;
  }

  /** Returns the command line that repeats this run, with the seed. */
  private String command() {
    Stream<String> seed =
        args.stream().anyMatch(arg -> arg.startsWith("--seed"))
            ? Stream.of()
            : Stream.of("--seed", Long.toString(how.seed()));
    return commandOf(Stream.concat(args.stream(), seed).toList());
  }

  /** Returns the command line of arguments, for a shell. */
  static String commandOf(List<String> args) {
    return Stream.concat(Stream.of("./pools"), args.stream())
        .map(PoolsCommand::quoted)
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String arg) {
    return PLAIN.matcher(arg).matches() ? arg : "'" + arg.replace("'", "'\\''") + "'";
  }
}
