/**
 * Finds the JDKs of the machine and tells their versions, so that a plan can be run on several of
 * them: {@link dev.poolbench.core.jdk.Jdk}.
 */
@NullMarked
package dev.poolbench.core.jdk;

import org.jspecify.annotations.NullMarked;
