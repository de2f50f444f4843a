package dev.poolbench.core.memory;

/**
 * Is a point of the time line of the heap: a garbage collection, or an end of the cell.
 *
 * @param nanos the time since the cell began, in nanoseconds; of a collection, when it began, to a
 *     millisecond
 * @param before what the heap's objects took before it, in bytes
 * @param after what they took after it; the same at an end of the cell
 */
public record HeapPoint(long nanos, long before, long after) {

  /** Joins two neighbours, so that neither the peak nor the trough is lost. */
  static HeapPoint merge(HeapPoint first, HeapPoint second) {
    return new HeapPoint(
        first.nanos, Math.max(first.before, second.before), Math.min(first.after, second.after));
  }
}
