/**
 * Checks in JUnit 5 that a test gives back what it took: {@link dev.poolbench.core.junit.NoLeaks},
 * on any test of any code.
 */
@NullMarked
package dev.poolbench.core.junit;

import org.jspecify.annotations.NullMarked;
