/**
 * Measures one series in the JVM it runs in: hands jobs over in a {@link
 * dev.poolbench.core.measure.Batch}, accounts for each of them exactly once, and tells a {@link
 * dev.poolbench.core.measure.SeriesListener} of each measurement as it is made. Knows nothing of
 * forks, plans or reports.
 */
@NullMarked
package dev.poolbench.core.measure;

import org.jspecify.annotations.NullMarked;
