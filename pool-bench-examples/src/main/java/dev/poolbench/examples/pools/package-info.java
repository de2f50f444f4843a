/**
 * Is the command {@code pools}: the study that this library began with, on the JVM's pools, and any
 * other comparison that can be named by text. It calls nothing of the library that is not public,
 * but for the setting of its pages.
 */
@NullMarked
package dev.poolbench.examples.pools;

import org.jspecify.annotations.NullMarked;
