/**
 * Measures the memory and the processor time of a process and of all it started, from outside, and
 * the heap of a JVM from inside.
 *
 * <p>{@link dev.poolbench.core.memory.ProcessMonitor} belongs in the host: it reads {@code /proc}
 * or, on other systems, OSHI. {@link dev.poolbench.core.memory.HeapMonitor} belongs in the JVM that
 * is measured: it reads at the boundaries of phases and is told of garbage collections, and never
 * runs on a timer. Each answers with records of {@link dev.poolbench.core.memory.Figure}s, which
 * name their source, or say why they are absent.
 */
@NullMarked
package dev.poolbench.core.memory;

import org.jspecify.annotations.NullMarked;
