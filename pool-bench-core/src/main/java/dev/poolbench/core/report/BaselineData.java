package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Is what a baseline's file holds.
 *
 * @param schema the form of this data
 * @param measured when it was
 * @param identity what has to be the same for a comparison to say anything, by name
 * @param cells the cells that were measured
 */
record BaselineData(
    String schema, Instant measured, Map<String, String> identity, List<Timed> cells) {
  static final String SCHEMA = "pool-bench-baseline/1";

  private static final List<String> MACHINE =
      List.of("cpu", "cpus", "container.cpu", "container.memory");

  /**
   * Holds the times of a cell.
   *
   * @param jdk the version of the JDK
   * @param pool the pool, without the number of workers
   * @param workers how many workers it had
   * @param dispatch how jobs were handed over
   * @param jobs the job count
   * @param nanosPerJobSet the median of each fork, in nanoseconds
   */
  record Timed(
      String jdk,
      PoolSpec pool,
      int workers,
      Dispatch dispatch,
      int jobs,
      List<Double> nanosPerJobSet) {

    static Timed of(Cell cell, List<Jdk> jdks) {
      return new Timed(
          cell.jdk().label(jdks),
          cell.pool(),
          cell.workers(),
          cell.dispatch(),
          cell.jobs(),
          cell.samples().stream().map(Cell.Sample::median).toList());
    }

    boolean isOf(Timed other) {
      return jdk.equals(other.jdk)
          && pool.equals(other.pool)
          && workers == other.workers
          && dispatch.equals(other.dispatch)
          && jobs == other.jobs;
    }
  }

  static BaselineData of(Report report) {
    return new BaselineData(
        SCHEMA,
        report.finished(),
        identity(report),
        report.cells().stream()
            .filter(cell -> !cell.isFailed())
            .map(cell -> Timed.of(cell, report.plan().settings().jdks()))
            .toList());
  }

  /** The kernel's version is left out, which changes with every update of a machine. */
  static Map<String, String> identity(Report report) {
    Map<String, String> environment = report.environment();
    Settings settings = report.plan().settings();
    Map<String, String> identity = new LinkedHashMap<>();
    String os = environment.getOrDefault("os", "not recorded");
    identity.put("os", os.replaceFirst(" .* ", " "));
    MACHINE.forEach(name -> identity.put(name, environment.getOrDefault(name, "not recorded")));
    identity.put(
        "jdk",
        settings.jdks().stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
    identity.put("isolation", settings.isolation().toString());
    identity.put("jvm arguments", String.join(" ", settings.jvmArgs()));
    identity.put("workload", settings.workload().toString());
    return identity;
  }
}
