/** Holds a pool whose workers are other JVMs, which proves that the SPI is enough for one. */
@NullMarked
package dev.poolbench.core.pipe;

import org.jspecify.annotations.NullMarked;
