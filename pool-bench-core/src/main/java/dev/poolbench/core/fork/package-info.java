/**
 * Runs a probe or a series in a JVM of its own: {@link dev.poolbench.core.fork.ForkProcess} in the
 * host starts it, hears what it has to say and stops it, {@link dev.poolbench.core.fork.ForkMain}
 * is its main class, and {@link dev.poolbench.core.fork.Wire} is the form of what goes between them
 * on a loopback connection. Not exported.
 */
@NullMarked
package dev.poolbench.core.fork;

import org.jspecify.annotations.NullMarked;
