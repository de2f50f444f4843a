package dev.poolbench.examples.pools;

import dev.poolbench.core.page.Changes;
import dev.poolbench.core.page.Page;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.report.RunComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two reports that were saved, and fails if the later one is worse. */
@Command(
    name = "compare",
    sortOptions = false,
    usageHelpWidth = Page.WIDTH,
    description = {
      "Prints what changed between two reports of the same machine, JDK and plan, with verdicts.",
      "A verdict takes forks enough in both runs, such as by --forks 8; the output says how many.",
    },
    footer = {
      "",
      "Exit status: 0 when nothing is worse, 1 when something is: a pool is slower or takes more"
          + " memory by a verdict (slightly does not count), a cell fails that did not, or something"
          + " is left behind that was not; 2 when the reports cannot be read or compared."
    })
final class CompareCommand implements Callable<Integer> {
  private static final int WORSE = 1;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Screen screen;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "OLD.json",
      description = "The report of the earlier run, as --save writes it")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW.json", description = "The report of the later run")
  private Path later = Path.of("");

  @Option(
      names = "--anyway",
      description = "Compare runs of another machine, JDK or plan, too; the output says so")
  private boolean anyway;

  @Option(
      names = "--difference",
      paramLabel = "PERCENT",
      converter = Accepted.Share.class,
      description = "What difference matters, such as 5%% (default: that of the later run)")
  private @Nullable Double difference;

  @Option(
      names = "--undecided-fails",
      description =
          "Exit with 1, too, when of the time of a pool nothing can be said: too few forks, or too"
              + " noisy ones")
  private boolean undecidedFails;

  @SuppressWarnings("UnusedVariable") // Is acted upon by picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this, and stop")
  private boolean help;

  CompareCommand(PrintWriter out, PrintWriter err, Screen screen) {
    this.out = out;
    this.err = err;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Report before = read("OLD.json", old);
    Report now = read("NEW.json", later);
    RunComparison comparison =
        difference == null ? now.changesSince(before) : now.changesSince(before, difference);
    if (comparison.changes().isEmpty()) {
      throw refused("they have no pool in common");
    }
    if (!comparison.isComparable() && !anyway) {
      throw refused(
          "%s; accepted with --anyway".formatted(String.join("; ", comparison.differences())));
    }
    out.print(screen.painted(Changes.text(before, now, comparison)));
    out.flush();
    boolean undecided = !comparison.undecided().isEmpty();
    if (undecided && !undecidedFails) {
      err.println("pools: not everything is decided; --undecided-fails makes that a failure");
    }
    return comparison.isWorse() || (undecided && undecidedFails) ? WORSE : 0;
  }

  private Report read(String name, Path file) {
    try {
      return Report.read(file);
    } catch (NoSuchFileException e) {
      throw new ParameterException(
          spec.commandLine(),
          "%s '%s': there is no such file; accepted is a report that --save wrote"
              .formatted(name, file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "%s: %s".formatted(name, e.getMessage()), e);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "%s '%s': cannot be read: %s".formatted(name, file, e), e);
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(
        spec.commandLine(), "'%s' and '%s' cannot be compared: %s".formatted(old, later, why));
  }
}
