package dev.poolbench.core.report;

import dev.poolbench.core.cleanup.CleanUpReport;
import dev.poolbench.core.plan.SeriesPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what came of one series.
 *
 * @param plan what was to be measured
 * @param phases how long each phase took, in nanoseconds; a phase that was not reached, or did not
 *     end, is absent
 * @param warmUp how the series was warmed up; absent if that was not reached
 * @param measurements the measurement iterations, in the order in which they were made
 * @param usages what each job count took, in the order in which they were measured
 * @param moments what the fork had at each moment that it reached
 * @param climbs what the pool kept after each step, if this series climbs the ladder
 * @param latencies how long jobs waited and took, if this series times each by itself
 * @param cleanUp what the pool left behind; absent if it was not checked
 * @param refusal why the pool cannot do this, if it says so
 * @param failures why the series ended before its plan, or its pool could not be closed
 */
public record Series(
    SeriesPlan plan,
    Map<Phase, Long> phases,
    Optional<WarmUp> warmUp,
    List<Measurement> measurements,
    List<CellUsage> usages,
    List<MomentMemory> moments,
    List<Climb> climbs,
    List<Latency> latencies,
    Optional<CleanUpReport> cleanUp,
    Optional<String> refusal,
    List<Failure> failures) {

  /**
   * Copies what it is given, in its order.
   *
   * @param plan what was to be measured
   * @param phases how long each phase took, in nanoseconds; a phase that was not reached, or did
   *     not end, is absent
   * @param warmUp how the series was warmed up; absent if that was not reached
   * @param measurements the measurement iterations, in the order in which they were made
   * @param usages what each job count took, in the order in which they were measured
   * @param moments what the fork had at each moment that it reached
   * @param climbs what the pool kept after each step, if this series climbs the ladder
   * @param latencies how long jobs waited and took, if this series times each by itself
   * @param cleanUp what the pool left behind; absent if it was not checked
   * @param refusal why the pool cannot do this, if it says so
   * @param failures why the series ended before its plan, or its pool could not be closed
   */
  public Series {
    phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
    measurements = List.copyOf(measurements);
    usages = List.copyOf(usages);
    moments = List.copyOf(moments);
    climbs = List.copyOf(climbs);
    latencies = List.copyOf(latencies);
    failures = List.copyOf(failures);
  }
}
