package dev.poolbench.core.report;

import dev.poolbench.core.jdk.Jdk;
import java.util.Map;

/**
 * Holds what a fork of a JDK told of itself before anything was measured.
 *
 * @param jdk the JDK
 * @param facts such as {@code java.vm.version} and {@code flags}, by name
 * @param checksums what the results of the jobs of a count must add up to, by count, as the plain
 *     loop found it
 * @param unchecked why the results of the other counts could not be compared; empty if there is no
 *     other
 */
public record JdkFacts(
    Jdk jdk, Map<String, String> facts, Map<Integer, Integer> checksums, String unchecked) {}
