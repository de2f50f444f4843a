/**
 * Estimates from measurements and says how sure they are: medians over forks with intervals, pools
 * compared block by block with a verdict, cost over the number of jobs as a line. Each method names
 * its source. The records of the report hold what comes of it; it serves figures from elsewhere as
 * well.
 */
@NullMarked
package dev.poolbench.core.statistics;

import org.jspecify.annotations.NullMarked;
