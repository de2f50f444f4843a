/**
 * Holds the pools that the JDK brings, and the plain loop that all pools are compared with: {@code
 * caller}, {@code jdk-fixed}, {@code jdk-cached}, {@code jdk-fork-join}, {@code jdk-virtual} and
 * {@code jdk-virtual-fixed}. None of them drops a task: where the JDK would, they wait or refuse.
 */
@NullMarked
package dev.poolbench.adapters.jdk;

import org.jspecify.annotations.NullMarked;
