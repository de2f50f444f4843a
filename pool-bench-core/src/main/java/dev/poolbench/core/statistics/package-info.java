/**
 * Estimates from measurements, each by a method whose source is named. Not exported: what comes of
 * it is in the records of the report.
 */
@NullMarked
package dev.poolbench.core.statistics;

import org.jspecify.annotations.NullMarked;
