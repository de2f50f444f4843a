/**
 * Draws a report as one picture: time over jobs and memory over jobs, a line for each pool. The
 * library that draws is optional; only {@link dev.poolbench.core.picture.PictureExport} may be
 * loaded without it.
 */
@NullMarked
package dev.poolbench.core.picture;

import org.jspecify.annotations.NullMarked;
