package dev.poolbench.core.report;

import java.util.Map;
import java.util.Optional;

/**
 * Holds what the fixture of the workload told when it was first started.
 *
 * @param options the options of the workload that it sets
 * @param facts what it is and what it has found, by name
 * @param jobsPerSecond how many jobs it could serve, measured before anything else; absent if that
 *     sets no limit or was not measured
 */
public record FixtureFacts(
    Map<String, String> options, Map<String, String> facts, Optional<Double> jobsPerSecond) {

  /** The share of what a fixture can serve from which it, rather than the pool, sets the pace. */
  public static final double LIMIT = 0.8;
}
