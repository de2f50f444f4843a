/** Holds Kotlin's coroutines on the dispatchers that all share: {@code kotlin}. */
@NullMarked
package dev.poolbench.adapters.kotlin;

import org.jspecify.annotations.NullMarked;
