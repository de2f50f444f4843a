/**
 * States in AssertJ's way what a report and the verdicts of clean-up checks have to say; {@link
 * dev.poolbench.core.assertj.PoolBenchAssertions} is where to begin. A failure shows the figures
 * and the evidence that it comes from.
 */
@NullMarked
package dev.poolbench.core.assertj;

import org.jspecify.annotations.NullMarked;
