/** Starts hosts, each a real JVM, in the ways that users start theirs. */
@NullMarked
package dev.poolbench.core.launch;

import org.jspecify.annotations.NullMarked;
