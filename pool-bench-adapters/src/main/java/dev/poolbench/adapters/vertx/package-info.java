/** Holds the worker pool of Vert.x: {@code vertx}. */
@NullMarked
package dev.poolbench.adapters.vertx;

import org.jspecify.annotations.NullMarked;
