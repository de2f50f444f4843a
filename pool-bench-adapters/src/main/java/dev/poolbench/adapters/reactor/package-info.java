/** Holds the schedulers of Project Reactor: {@code reactor}. */
@NullMarked
package dev.poolbench.adapters.reactor;

import org.jspecify.annotations.NullMarked;
