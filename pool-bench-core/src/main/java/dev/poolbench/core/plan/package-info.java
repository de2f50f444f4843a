/**
 * Says what a run measures, before anything starts: the {@link dev.poolbench.core.plan.Settings},
 * the {@link dev.poolbench.core.plan.Ladder} of job counts, and the {@link
 * dev.poolbench.core.plan.Plan} with every series in its order.
 */
@NullMarked
package dev.poolbench.core.plan;

import org.jspecify.annotations.NullMarked;
