/**
 * Proves an adapter: the {@link dev.poolbench.core.kit.Rule rules} that every pool keeps, each with
 * its reason, and two ways to check them, {@link dev.poolbench.core.kit.PoolRules} from any code
 * and {@link dev.poolbench.core.kit.PoolAdapterKit} as a JUnit 5 test class of three lines.
 */
@NullMarked
package dev.poolbench.core.kit;

import org.jspecify.annotations.NullMarked;
