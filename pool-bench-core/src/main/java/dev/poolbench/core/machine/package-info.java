/**
 * Watches what the machine does beside the run: load from others, stolen and throttled processor
 * time, swapping. Not exported: what comes of it are the warnings of the report.
 */
@NullMarked
package dev.poolbench.core.machine;

import org.jspecify.annotations.NullMarked;
