package dev.poolbench.core.memory;

import java.time.Instant;
import java.util.List;

/**
 * Holds what a JVM did with its heap and its threads while a cell was measured, as itself knows it.
 *
 * @param started when the cell began
 * @param nanos how long it lasted, in nanoseconds
 * @param peakUsed the most that the heap's objects took, dead ones included: before a collection or
 *     at an end of the cell, as {@link HeapState#used()} is told
 * @param allocated what all threads allocated, in bytes
 * @param collections how many garbage collections stopped the JVM; with a concurrent collector, how
 *     many pauses it made
 * @param collectionTime how long they took, to a millisecond for each kind of collection
 * @param cycles how many concurrent collections ended; absent if the collector makes none, or does
 *     not count them
 * @param cycleTime how long they took, mostly beside the program, to a millisecond
 * @param peakThreads the most platform threads that ran Java code at once: exact, but without the
 *     JVM's own, which only the kernel counts
 * @param threadsEnded how many of these ended within the cell
 * @param timeLine the collections and both ends of the cell, in the order of time: at most 1,000
 * @param notes what limits these figures, a sentence each; empty if nothing does
 */
public record CellHeap(
    Instant started,
    long nanos,
    Figure peakUsed,
    Figure allocated,
    Figure collections,
    Figure collectionTime,
    Figure cycles,
    Figure cycleTime,
    Figure peakThreads,
    Figure threadsEnded,
    List<HeapPoint> timeLine,
    List<String> notes) {}
