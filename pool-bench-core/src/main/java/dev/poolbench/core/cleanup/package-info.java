/**
 * Checks whether code gives back what it took: threads, virtual threads, child processes, open
 * files and sockets, and heap, and how long its closing took. {@link
 * dev.poolbench.core.cleanup.CleanUp} runs any code and returns the verdicts, with no benchmark
 * around it; {@link dev.poolbench.core.cleanup.CleanUpBaseline} is for code that is run elsewhere.
 * Everything is compared with the moment before, and what is on its way out is waited for.
 */
@NullMarked
package dev.poolbench.core.cleanup;

import org.jspecify.annotations.NullMarked;
