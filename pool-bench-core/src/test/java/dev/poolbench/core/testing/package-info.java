/** Makes, at test time, what a user would bring: compiled sources, jars, and JVMs of their own. */
@NullMarked
package dev.poolbench.core.testing;

import org.jspecify.annotations.NullMarked;
