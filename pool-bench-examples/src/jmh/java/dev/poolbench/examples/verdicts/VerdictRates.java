package dev.poolbench.examples.verdicts;

import static dev.poolbench.core.assertj.PoolBenchAssertions.assertThat;
import static dev.poolbench.core.assertj.PoolBenchAssertions.withinPercent;

import dev.poolbench.core.PoolBench;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.report.Comparison;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.statistics.PairedComparison;
import dev.poolbench.core.statistics.RatioVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Prints how often verdicts are wrong, and how often they see what is there.
 *
 * <p>{@code collect spin|sqrt FILE MINUTES} adds forks to a bank, {@code live spin FILE MINUTES
 * [same,more,much]} adds whole runs to a file, next of what it has the fewest of, and {@code print
 * BANK [LIVE]} resamples runs from the bank and prints all rates, each with E. B. Wilson's 95 %
 * interval (Journal of the American Statistical Association 22, 1927). Both go on where they were
 * left. {@code simulate runs} and {@code simulate intervals} print how the method does on figures
 * of which the truth is known.
 */
public final class VerdictRates {
  private static final int RUNS = 4_000;

  /** Is less than a run's own, so that forty of each take little more than an hour. */
  private static final Duration LIVE_WARM_UP = Duration.ofMillis(300);

  private static final List<String> OTHERS = List.of(Subjects.SAME, Subjects.MORE, Subjects.MUCH);

  private VerdictRates() {}

  /** Takes what to do and with which files. */
  public static void main(String[] args) throws Exception {
    switch (args.length > 1 ? args[0] : "") {
      case "simulate" -> Simulation.print(args[1]);
      case "collect" -> Bank.collect(args[1], Path.of(args[2]), Long.parseLong(args[3]));
      case "live" ->
          live(
              args[1],
              Path.of(args[2]),
              Long.parseLong(args[3]),
              args.length > 4 ? List.of(args[4].split(",")) : OTHERS);
      case "print" -> {
        for (String kind : List.of("spin", "sqrt")) {
          print(kind, Bank.read(kind, Path.of(args[1])));
        }
        if (args.length > 2) {
          printLive(Path.of(args[2]));
        }
      }
      default ->
          throw new IllegalArgumentException(
              "accepted are: collect spin|sqrt FILE MINUTES, live spin FILE MINUTES"
                  + " [same,more,much], print BANK [LIVE], simulate runs|intervals");
    }
  }

  private static void print(String kind, Bank bank) {
    List<List<double[]>> same = bank.pairs(Subjects.A, Subjects.SAME);
    List<List<double[]>> more = bank.pairs(Subjects.A, Subjects.MORE);
    List<List<double[]>> much = bank.pairs(Subjects.A, Subjects.MUCH);
    if (same.isEmpty()) {
      return;
    }
    System.out.printf(
        "%s: a bank of %d blocks, %d runs resampled from it%n%-44s %-34s %s%n",
        kind, bank.size(), RUNS, "", "paired by block", "plain means, unpaired");
    Procedure a = procedure(same, PairedComparison.DEFAULT_THRESHOLD);
    Predicate<Procedure.End> seen = Procedure.End::isDifference;
    Predicate<Procedure.End> fails = Procedure.End::failsGate;
    row("a difference between A and A", a, true, seen);
    if (!more.isEmpty()) {
      Procedure tenth = procedure(more, PairedComparison.DEFAULT_THRESHOLD);
      row("10 % more work a job seen", tenth, false, seen);
    }
    row("the gate fails, unchanged", procedure(same, Procedure.GATE), true, fails);
    if (!much.isEmpty()) {
      row("the gate fails, 30 % more work", procedure(much, Procedure.GATE), false, fails);
    }
    System.out.printf(
        "the least difference seen in nine of ten runs: %s paired, %s unpaired%n%n",
        percentOrMore(smallest(a, true)), percentOrMore(smallest(a, false)));
  }

  private static Procedure procedure(List<List<double[]>> days, double threshold) {
    return new Procedure(days, PoolBench.MOST_FORKS, threshold, 1);
  }

  private static String percentOrMore(double least) {
    return Double.isNaN(least)
        ? "more than 100 %"
        : String.format(Locale.ROOT, "%.1f %%", 100 * least);
  }

  private static void row(
      String what, Procedure procedure, boolean same, Predicate<Procedure.End> counted) {
    System.out.printf(
        "%-44s %-34s %s%n",
        what,
        rate(() -> procedure.paired(same, 1), counted),
        rate(() -> procedure.unpaired(same, 1), counted));
  }

  private static String rate(Supplier<Procedure.End> run, Predicate<Procedure.End> counted) {
    List<Procedure.End> ends = Stream.generate(run).limit(RUNS).toList();
    long count = ends.stream().filter(counted).count();
    double blocks = ends.stream().mapToInt(Procedure.End::blocks).average().orElse(0);
    return String.format(Locale.ROOT, "%s in %.0f blocks", Rate.of(count, ends.size()), blocks);
  }

  /** Returns by how much one of two equal pools must be slowed down to be seen so often. */
  private static double smallest(Procedure procedure, boolean paired) {
    for (double more = 0.005; more < 1; more *= 1.05) {
      double factor = 1 + more;
      Supplier<Procedure.End> run =
          paired ? () -> procedure.paired(true, factor) : () -> procedure.unpaired(true, factor);
      if (Stream.generate(run).limit(RUNS / 4).filter(Procedure.End::isDifference).count()
          >= 0.9 * (RUNS / 4)) {
        return more;
      }
    }
    return Double.NaN;
  }

  private static void live(String kind, Path file, long minutes, List<String> others)
      throws Exception {
    Subjects subjects = Subjects.of(kind);
    long end = System.nanoTime() + minutes * 60_000_000_000L;
    while (System.nanoTime() < end) {
      List<String[]> done = Files.exists(file) ? lines(file) : List.of();
      String other =
          Collections.min(others, Comparator.comparingLong(label -> of(done, label).size()));
      Report report =
          subjects
              .bench(Subjects.A, other)
              .warmUpTime(LIVE_WARM_UP)
              .untilSettled()
              .difference(
                  other.equals(Subjects.MUCH) ? Procedure.GATE : PairedComparison.DEFAULT_THRESHOLD)
              .against(Against.pool(subjects.pool(Subjects.A)))
              .run();
      Comparison comparison = report.comparisons(Against.first()).get(0);
      Files.writeString(
          file,
          "%s,%s,%s,%d,%s%n"
              .formatted(
                  kind,
                  other,
                  comparison.verdict().map(Enum::name).orElse("NONE"),
                  comparison.result().orElseThrow().pairs(),
                  gate(report, subjects.pool(other), subjects.pool(Subjects.A))),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      System.out.println(comparison);
    }
  }

  private static String gate(Report report, String pool, String other) {
    try {
      assertThat(report).pool(pool).isNotSlowerThan(other, withinPercent(100 * Procedure.GATE));
      return "passes";
    } catch (TestAbortedException e) {
      return "aborts";
    } catch (AssertionError e) {
      return "fails";
    }
  }

  private static List<String[]> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
  }

  private static List<String[]> of(List<String[]> runs, String other) {
    return runs.stream().filter(fields -> fields[1].equals(other)).toList();
  }

  private static void printLive(Path file) throws Exception {
    for (String other : OTHERS) {
      List<String[]> runs = of(lines(file), other);
      long seen =
          runs.stream()
              .map(fields -> fields[2])
              .filter(verdict -> !verdict.equals("NONE"))
              .filter(verdict -> RatioVerdict.valueOf(verdict).isDifference())
              .count();
      long failed = runs.stream().filter(fields -> fields[4].equals("fails")).count();
      System.out.printf(
          "%d live runs against %s: a difference in %s; the gate fails in %s%n",
          runs.size(), other, Rate.of(seen, runs.size()), Rate.of(failed, runs.size()));
    }
  }
}
