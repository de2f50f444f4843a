package dev.poolbench.core.memory;

/**
 * Is a point of the time line of a cell.
 *
 * @param nanos the time since the cell began, in nanoseconds
 * @param rss the resident memory of the process tree, in bytes
 * @param threads how many threads the kernel has for it, as last read
 */
public record MemoryPoint(long nanos, long rss, int threads) {

  /** Joins two neighbours, so that no peak is lost. */
  static MemoryPoint merge(MemoryPoint first, MemoryPoint second) {
    return new MemoryPoint(
        first.nanos, Math.max(first.rss, second.rss), Math.max(first.threads, second.threads));
  }
}
