/**
 * Holds what came of a run, as immutable records: a {@link dev.poolbench.core.report.Report} with
 * everything raw, so that any statistic can be made from it again, and the cells it is read by.
 */
@NullMarked
package dev.poolbench.core.report;

import org.jspecify.annotations.NullMarked;
