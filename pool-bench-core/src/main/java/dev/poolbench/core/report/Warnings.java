package dev.poolbench.core.report;

import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.report.MachineWarning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Adds to the warnings that were noted while a run went on those that its results show. */
final class Warnings {
  private static final List<String> AGENTS =
      List.of("-agentlib:", "-agentpath:", "-javaagent:", "-Xrun", "-Xdebug");

  /** From which share of the processors on they are taken to be what the jobs wait for. */
  private static final double SATURATED = 0.8;

  /** What is shorter says nothing of the processors, whose time comes in steps of 10 ms. */
  private static final long LEAST = 100_000_000;

  private Warnings() {}

  static List<MachineWarning> of(Report report) {
    List<MachineWarning> all = new ArrayList<>(report.noted());
    agent(report.plan().settings()).ifPresent(all::add);
    fewCpus(report).ifPresent(all::add);
    return List.copyOf(all);
  }

  private static Optional<MachineWarning> agent(Settings settings) {
    return settings.jvmArgs().stream()
        .filter(arg -> AGENTS.stream().anyMatch(arg::startsWith))
        .findFirst()
        .map(
            arg ->
                new MachineWarning(
                    Kind.AGENT,
                    List.of(),
                    "the forks had '%s'".formatted(arg),
                    "a debugger or agent changes what code costs; leave it out"));
  }

  private static Optional<MachineWarning> fewCpus(Report report) {
    Optional<Integer> cpus = cpus(report.environment());
    if (cpus.isEmpty()) {
      return Optional.empty();
    }
    int most = 0;
    double used = 0;
    for (Cell cell : report.cells()) {
      OptionalDouble own =
          cell.usages().stream()
              .filter(usage -> usage.process().nanos() >= LEAST)
              .map(CellUsage::cpus)
              .flatMapToDouble(OptionalDouble::stream)
              .max();
      if (cell.workers() > cpus.get()
          && own.isPresent()
          && own.getAsDouble() >= SATURATED * cpus.get()
          && cell.workers() >= most) {
        most = cell.workers();
        used = Math.max(used, own.getAsDouble());
      }
    }
    return most == 0
        ? Optional.empty()
        : Optional.of(
            new MachineWarning(
                Kind.FEW_CPUS,
                List.of(),
                String.format(
                    Locale.ROOT,
                    "%d workers kept up to %.1f of %d CPUs busy",
                    most,
                    used,
                    cpus.get()),
                "the figures are of the system's scheduler as much as of the pools; jobs that"
                    + " compute need no more workers than CPUs"));
  }

  private static Optional<Integer> cpus(Map<String, String> environment) {
    try {
      return Optional.of(Integer.parseInt(environment.getOrDefault("cpus", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
