package dev.poolbench.core.fork;

import java.util.Map;
import java.util.Optional;

/**
 * Tells of a fixture that has been started.
 *
 * @param options the options of the workload that it sets
 * @param facts what it has to tell, by name
 * @param jobsPerSecond how many jobs it can serve, if that was measured
 * @param done whether its JVM may end
 */
public record FixtureAnswer(
    Map<String, String> options,
    Map<String, String> facts,
    Optional<Double> jobsPerSecond,
    boolean done) {}
