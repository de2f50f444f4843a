package dev.poolbench.core.report;

import dev.poolbench.core.memory.CellHeap;
import dev.poolbench.core.memory.CellMemory;
import dev.poolbench.core.memory.Figure;
import java.util.OptionalDouble;

/**
 * Holds what the measurement of one job count took of a fork: from before its first hand-over until
 * the end of its last iteration.
 *
 * @param jobs the job count
 * @param jobsDone how many jobs were handed over in all, those that were not timed included
 * @param residentHeap how much of the process's resident memory is the heap
 * @param outsideHeapBefore what was resident besides the heap before the pool was opened
 * @param heap what was taken, as the fork's JVM knows it
 * @param process what was taken, as the system knows it
 * @param fixtureTime the processor time that the fixture of the workload used meanwhile, in
 *     nanoseconds; in none of the other figures
 */
public record CellUsage(
    int jobs,
    long jobsDone,
    Figure residentHeap,
    Figure outsideHeapBefore,
    CellHeap heap,
    CellMemory process,
    Figure fixtureTime) {

  /**
   * Returns how much of the processor the fixture used.
   *
   * @return CPUs, such as 0.5 for half of one; empty if the fixture's time is absent
   */
  public OptionalDouble fixtureCpus() {
    return fixtureTime instanceof Figure.Measured time
        ? cpus(time.value())
        : OptionalDouble.empty();
  }

  /**
   * Returns how much of the processor the fork and its children used.
   *
   * @return CPUs, user and system together, such as 1.5 for one and a half; empty if that could not
   *     be read
   */
  public OptionalDouble cpus() {
    return process.userTime() instanceof Figure.Measured user
            && process.systemTime() instanceof Figure.Measured system
        ? cpus(user.value() + system.value())
        : OptionalDouble.empty();
  }

  private OptionalDouble cpus(long nanos) {
    return process.nanos() > 0
        ? OptionalDouble.of((double) nanos / process.nanos())
        : OptionalDouble.empty();
  }

  /**
   * Returns the peak of what is resident besides the heap.
   *
   * @return bytes of the process alone; absent, with the reason, where the heap is not resident as
   *     a whole from the beginning
   */
  public Figure peakOutsideHeap() {
    return process.peakRss().minus(residentHeap);
  }

  /**
   * Returns by how much the peak of what is resident besides the heap exceeds what it was before
   * the pool was opened: the pool's share, and what the JVM itself came to need meanwhile, which
   * {@code caller} shows.
   *
   * @return bytes of the process alone, negative if it was more before; absent, with the reason, if
   *     either is
   */
  public Figure growthOutsideHeap() {
    return growthTo(peakOutsideHeap());
  }

  /**
   * Returns the same with all that worker processes have, their heaps included, which is what a
   * pool of processes takes.
   *
   * @return bytes of the tree, a lower bound where there are several processes; otherwise as {@link
   *     #growthOutsideHeap}
   */
  public Figure growthOfTree() {
    Figure tree = process.treePeakAtLeast().minus(residentHeap);
    Figure alone = peakOutsideHeap();
    boolean several = process.processes().asLong().orElse(1) > 1;
    return several && tree.asLong().orElse(0) > alone.asLong().orElse(0)
        ? growthTo(tree)
        : growthTo(alone);
  }

  private Figure growthTo(Figure peak) {
    if (peak instanceof Figure.Measured now && outsideHeapBefore instanceof Figure.Measured then) {
      return Figure.bytes(now.value() - then.value(), now.source() + ", less that before open");
    }
    return peak instanceof Figure.Absent ? peak : outsideHeapBefore;
  }

  /**
   * Returns what was allocated, in bytes, per job: by the pool, the job, and the harness, whose
   * task is what {@code caller} shows.
   *
   * @return bytes a job, rounded to a whole number; absent if there was no job
   */
  public Figure allocatedPerJob() {
    if (heap.allocated() instanceof Figure.Measured allocated) {
      return jobsDone == 0
          ? Figure.absent("there is no job")
          : Figure.bytes(
              Math.round((double) allocated.value() / jobsDone),
              allocated.source() + " for each job");
    }
    return heap.allocated();
  }
}
