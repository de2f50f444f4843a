package dev.poolbench.core.fork;

import dev.poolbench.api.PoolSpec;
import java.util.Map;

/**
 * Tells what a JVM is and can do.
 *
 * @param facts its properties, by name
 * @param unavailable why a pool cannot be opened, by pool; one that can be is absent
 * @param checksums what the results of the jobs of a count add up to, by count
 * @param unchecked why a count is absent from the checksums; empty if none is
 */
public record ProbeAnswer(
    Map<String, String> facts,
    Map<PoolSpec, String> unavailable,
    Map<Integer, Integer> checksums,
    String unchecked) {}
