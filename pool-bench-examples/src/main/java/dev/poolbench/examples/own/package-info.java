/**
 * Measures a pool and a workload of one's own: {@link dev.poolbench.examples.own.RoundRobinAdapter}
 * and {@link dev.poolbench.examples.own.CollatzWorkload}.
 *
 * <p>Both are public and have a public constructor, so they can be named by their class, by {@link
 * dev.poolbench.examples.own.OwnPool} as on the command line of {@code pools}. Listed in {@code
 * META-INF/services} or in a module's {@code provides}, they would be found under their ids.
 */
@NullMarked
package dev.poolbench.examples.own;

import org.jspecify.annotations.NullMarked;
