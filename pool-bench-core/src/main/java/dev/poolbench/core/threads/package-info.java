/**
 * Tells what the threads of this JVM are doing, virtual ones included where the JDK lists them: for
 * the dump of a series that hangs, and for what a closed pool has left.
 */
@NullMarked
package dev.poolbench.core.threads;

import org.jspecify.annotations.NullMarked;
