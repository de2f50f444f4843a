package dev.poolbench.core.memory;

import java.time.Instant;

/**
 * Holds what a process and its tree have at the boundary of a phase.
 *
 * <p>The memory of the tree is that of all its processes that are there. Memory that they share is
 * in {@code treeRss} once for each of them, in {@code treePss} once.
 *
 * @param at when this was read
 * @param processes how many processes the tree has, itself included
 * @param rss the resident memory of the process alone
 * @param treeRss the resident memory of the tree
 * @param treePss the resident memory of the tree, each shared page by its share
 * @param treeSwap the memory of the tree that is swapped out
 * @param treeThreads the threads of the tree, as the kernel counts them
 * @param userTime the processor time of the tree in user mode, since its processes began, with that
 *     of the processes that ended and were waited for
 * @param systemTime the same in the kernel
 */
public record ProcessState(
    Instant at,
    Figure processes,
    Figure rss,
    Figure treeRss,
    Figure treePss,
    Figure treeSwap,
    Figure treeThreads,
    Figure userTime,
    Figure systemTime) {}
