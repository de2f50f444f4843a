/** Holds the task executors of Spring: {@code spring}. */
@NullMarked
package dev.poolbench.adapters.spring;

import org.jspecify.annotations.NullMarked;
