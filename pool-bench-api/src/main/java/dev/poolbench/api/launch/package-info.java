/**
 * Starts other JVMs that see the code that this one sees: the forks of a measurement and the
 * workers of a process pool. Exported to the modules of pool-bench only.
 */
@NullMarked
package dev.poolbench.api.launch;

import org.jspecify.annotations.NullMarked;
