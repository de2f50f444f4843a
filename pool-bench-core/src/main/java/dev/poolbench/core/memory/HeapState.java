package dev.poolbench.core.memory;

import java.time.Instant;

/**
 * Holds what the heap of a JVM has at the boundary of a phase.
 *
 * <p>The process's resident memory outside the heap is {@link ProcessState#rss()}, or the peak in
 * {@link CellMemory#peakRss()}, {@linkplain Figure#minus minus} {@link #resident()}.
 *
 * @param at when this was read
 * @param used what the heap's objects take, dead ones included, as far as the collector tells: with
 *     G1 to a heap region, with others the whole of each thread-local buffer
 * @param live what is left after garbage collections until no more is freed; absent if none was
 *     made
 * @param committed what the JVM has for its heap
 * @param resident how much of the process's resident memory is the heap, garbage and free room
 *     included: known only if the heap has a fixed size and all its pages were touched at the start
 */
public record HeapState(Instant at, Figure used, Figure live, Figure committed, Figure resident) {}
