package dev.poolbench.examples.pools;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Options;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolKind;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.PoolBench;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.jdk.Jdk;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holds the options that say what is measured. */
final class WhatOptions {
  private static final String ALL = "all";
  private static final String JDK = "jdk";

  @Option(
      names = {"-w", "--work-type"},
      paramLabel = "TYPE",
      converter = Accepted.WorkType.class,
      description =
          "Kind of work: compute, three square roots a job, or network, a request a job on a"
              + " connection of its own (default: compute)")
  private @Nullable WorkloadSpec workType;

  @Option(
      names = "--workload",
      paramLabel = "TEXT",
      converter = Accepted.Workload.class,
      description = "Any workload instead: one that --list shows, or a class")
  private @Nullable WorkloadSpec workload;

  @Option(
      names = "--pools",
      paramLabel = "LIST",
      converter = Accepted.Pools.class,
      description =
          "Pools that --list shows, or classes; jdk stands for the JDK's and caller, all for all"
              + " that are found (default: jdk)")
  private Accepted.Many<PoolSpec> pools = new Accepted.Many<>(List.of(new PoolSpec(JDK, Map.of())));

  @Option(
      names = "--dispatch",
      paramLabel = "LIST",
      converter = Accepted.Dispatches.class,
      description = "each, futures, bulk, chunked or chunked(SIZE) (default: each)")
  private Accepted.Many<Dispatch> dispatches = new Accepted.Many<>(List.of(Dispatch.each()));

  @Option(
      names = {"-t", "--concurrent-threads"},
      paramLabel = "LIST",
      split = ",",
      hideParamSyntax = true,
      converter = Accepted.Count.class,
      description = "Workers of a pool of threads, such as 1,2,4 (default: 50)")
  private List<Integer> threads = List.of(50);

  @Option(
      names = {"-p", "--concurrent-processes"},
      paramLabel = "N",
      converter = Accepted.Count.class,
      description = "Workers of a pool of processes (default: twice the CPUs and one)")
  private int processes = 2 * Runtime.getRuntime().availableProcessors() + 1;

  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      description =
          "The JDK there, or all; may be repeated (default: the running one, or the newest if that"
              + " lacks virtual threads)")
  private List<String> jdks = List.of();

  PoolBench bench(Catalog catalog, boolean inProcess, Consumer<String> note) {
    return PoolBench.compare(pools(catalog))
        .workload(workload(catalog).toString())
        .dispatch(dispatches.values().toArray(Dispatch[]::new))
        .workers(threads.stream().mapToInt(Integer::intValue).toArray())
        .processes(processes)
        .jdks(jdks(inProcess, note));
  }

  private List<PoolSpec> pools(Catalog catalog) {
    List<PoolSpec> specs = new ArrayList<>();
    for (PoolSpec spec : pools.values()) {
      boolean plain = spec.options().isEmpty();
      if (plain && (spec.id().equals(ALL) || spec.id().equals(JDK))) {
        catalog.pools().stream()
            .filter(adapter -> spec.id().equals(ALL) || isOfTheJdk(adapter))
            .forEach(adapter -> specs.add(new PoolSpec(adapter.id(), Map.of())));
      } else {
        named("--pools", () -> PoolOptions.of(catalog.pool(spec.id()), spec, 1));
        specs.add(spec);
      }
    }
    return specs.stream().distinct().toList();
  }

  private static boolean isOfTheJdk(PoolAdapter adapter) {
    return adapter.id().startsWith(JDK + "-") || adapter.kind() == PoolKind.CALLER;
  }

  private WorkloadSpec workload(Catalog catalog) {
    if (workload == null) {
      return workType == null ? WorkloadSpec.parse("sqrt") : workType;
    }
    if (workType != null) {
      throw new IllegalArgumentException(
          "--work-type and --workload %s: accepted is one of the two".formatted(workload));
    }
    WorkloadSpec spec = workload;
    named("--workload", () -> Options.of(catalog.workload(spec.id()), spec));
    return spec;
  }

  private List<Jdk> jdks(boolean inProcess, Consumer<String> note) {
    if (inProcess && !jdks.isEmpty()) {
      throw new IllegalArgumentException(
          "--jdk %s: accepted with --in-process is none, for that is the running JDK"
              .formatted(String.join(" ", jdks)));
    }
    if (inProcess || (jdks.isEmpty() && Jdk.running().hasVirtualThreads())) {
      return List.of(Jdk.running());
    }
    return jdks.isEmpty()
        ? List.of(newest(note))
        : jdks.stream().flatMap(WhatOptions::jdk).distinct().toList();
  }

  private static Jdk newest(Consumer<String> note) {
    List<Jdk> found = Jdk.find();
    Jdk newest = found.get(found.size() - 1);
    if (!newest.hasVirtualThreads()) {
      return Jdk.running();
    }
    note.accept(
        "JDK %s has no virtual threads: measuring on JDK %s, the newest found"
            .formatted(Jdk.running().version(), newest.version()));
    return newest;
  }

  private static Stream<Jdk> jdk(String home) {
    if (home.equals(ALL)) {
      return Jdk.find().stream();
    }
    try {
      return Stream.of(Jdk.at(Path.of(home)));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "--jdk '%s': accepted is the home of a JDK, or all".formatted(home), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + e.getMessage(), e);
    }
  }

  /** Puts the name of the option before what the library says about its value. */
  private static void named(String option, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
    }
  }
}
