/** Is not exported, and yet its classes can be named on the class path. */
@NullMarked
package dev.poolbench.examples.faults;

import org.jspecify.annotations.NullMarked;
