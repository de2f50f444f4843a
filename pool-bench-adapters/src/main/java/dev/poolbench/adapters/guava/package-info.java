/** Holds Guava's listening decorator: {@code guava}. */
@NullMarked
package dev.poolbench.adapters.guava;

import org.jspecify.annotations.NullMarked;
