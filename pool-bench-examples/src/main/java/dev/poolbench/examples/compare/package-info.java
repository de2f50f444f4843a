/** Compares two pools in ten lines. */
@NullMarked
package dev.poolbench.examples.compare;

import org.jspecify.annotations.NullMarked;
