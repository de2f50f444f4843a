package dev.poolbench.core.report;

import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.memory.HeapState;
import dev.poolbench.core.memory.ProcessState;

/**
 * Holds what a fork has at a moment of its pool's life.
 *
 * @param moment the moment
 * @param heap what it has, as its JVM knows it
 * @param process what its process and all that descends from it have, as the system knows it
 */
public record MomentMemory(Moment moment, HeapState heap, ProcessState process) {

  /**
   * Returns what is resident besides the heap: code, stacks of platform threads, buffers.
   *
   * @return bytes of the process alone; absent, with the reason, where the heap is not resident as
   *     a whole from the beginning
   */
  public Figure outsideHeap() {
    return process.rss().minus(heap.resident());
  }
}
