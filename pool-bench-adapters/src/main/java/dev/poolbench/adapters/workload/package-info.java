/**
 * Holds the workloads that ship: what the jobs of a measurement do when one's own work is not what
 * is asked about. Each is found by its id, such as {@code sqrt}.
 */
@NullMarked
package dev.poolbench.adapters.workload;

import org.jspecify.annotations.NullMarked;
