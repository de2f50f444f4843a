/**
 * Holds the entry to the library: {@link dev.poolbench.core.PoolBench} takes what to compare, runs
 * it, and returns a {@link dev.poolbench.core.report.Report}; a {@link
 * dev.poolbench.core.RunListener} is told how far it is.
 */
@NullMarked
package dev.poolbench.core;

import org.jspecify.annotations.NullMarked;
