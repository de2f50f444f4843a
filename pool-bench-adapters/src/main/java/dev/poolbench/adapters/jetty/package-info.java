/** Holds the pools of Jetty's server: {@code jetty}. */
@NullMarked
package dev.poolbench.adapters.jetty;

import org.jspecify.annotations.NullMarked;
