package dev.poolbench.core.run;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.Workload;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.report.MachineWarning.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what a run is carried out on; what cannot be had says why. */
final class Environment {
  private static final Splitter NAMES = Splitter.on('/').omitEmptyStrings();
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private final Instant started = Instant.now();
  private final Map<String, String> facts = new LinkedHashMap<>();

  Environment(Catalog catalog) {
    facts.put("pool-bench", versionOf(Environment.class));
    facts.put("os", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
    facts.put("cpu", cpuModel());
    facts.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", firstMatch(Path.of("/proc/meminfo"), "MemTotal:"));
    facts.put("container.cpu", limit("cpu.max"));
    facts.put("container.memory", limit("memory.max"));
    facts.put("host.jdk", Jdk.running().toString());
    for (PoolAdapter adapter : catalog.pools()) {
      facts.put("pool." + adapter.id(), originOf(adapter.getClass()));
      facts.put("kind." + adapter.id(), adapter.kind().name());
    }
    for (Workload workload : catalog.workloads()) {
      facts.put("workload." + workload.id(), originOf(workload.getClass()));
    }
    facts.put("load.before", load());
  }

  /** Returns when it was first looked at. */
  Instant started() {
    return started;
  }

  Map<String, String> after(Map<Kind, String> notWatched) {
    facts.put("load.after", load());
    new TreeMap<>(notWatched)
        .forEach((kind, why) -> facts.put("watch." + kind.name().toLowerCase(Locale.ROOT), why));
    return new LinkedHashMap<>(facts);
  }

  private static String property(String name) {
    return System.getProperty(name, "not available: the JVM does not tell " + name);
  }

  private static String cpuModel() {
    return firstMatch(Path.of("/proc/cpuinfo"), "model name");
  }

  private static String firstMatch(Path file, String prefix) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(prefix))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("not available: %s has no %s".formatted(file, prefix));
    } catch (IOException | RuntimeException e) {
      return "not available: %s cannot be read on %s".formatted(file, property("os.name"));
    }
  }

  /** Reads a limit of this process's own control group, version 2. */
  private static String limit(String name) {
    try {
      String own =
          Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
              .filter(line -> line.startsWith("0::"))
              .map(line -> line.substring("0::/".length()))
              .findFirst()
              .orElse("");
      return Files.readString(CGROUPS.resolve(own).resolve(name)).strip();
    } catch (IOException | RuntimeException e) {
      return "not available: no control group of version 2 has " + name;
    }
  }

  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "not available: the system does not tell" : Double.toString(load);
  }

  private static String versionOf(Class<?> type) {
    return Objects.requireNonNullElse(
        type.getPackage().getImplementationVersion(), "not available: not run from a jar");
  }

  private static String originOf(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      return type.getName();
    }
    // Not read as a path of this system, which the path of a location on Windows is not.
    List<String> names = NAMES.splitToList(source.getLocation().getPath());
    return names.isEmpty() ? type.getName() : type.getName() + " from " + Iterables.getLast(names);
  }
}
