package dev.poolbench.core.memory;

import java.time.Instant;
import java.util.List;

/**
 * Holds what a process and its tree took while a cell was measured.
 *
 * <p>The peak of the tree is an interval, since its processes have theirs at different moments.
 * Both ends count memory that processes share once for each. A process that began and ended between
 * two looks is unseen, but for the processor time that its parent waited for.
 *
 * @param started when the cell began
 * @param nanos how long it lasted, in nanoseconds
 * @param processes how many processes there were at once, at most
 * @param peakRss the peak of the process alone: the kernel's, or the greatest sample if that is
 *     larger; only a lower bound if the source says that it is of samples and a note says that the
 *     kernel's could not be had
 * @param treePeakAtLeast the greatest sum of a sample, or the greatest peak of one process if that
 *     is larger
 * @param treePeakAtMost the sum of the peaks of all processes
 * @param peakThreads the greatest number of threads of the tree in a sample, as the kernel counts
 *     them: those of the JVM itself and the carriers of virtual threads included
 * @param userTime the processor time of the tree in user mode
 * @param systemTime the same in the kernel
 * @param voluntarySwitches how often a thread of the tree waited for something; those of threads
 *     that both began and ended within the cell are unseen
 * @param involuntarySwitches how often a thread was made to wait, otherwise the same
 * @param samples how often the tree was sampled, at both ends of the cell included
 * @param samplerTime the processor time that the sampling took
 * @param timeLine the samples, in the order of time: at most 1,000, each the peak of as many as it
 *     stands for
 * @param notes what limits these figures, a sentence each; empty if nothing does
 */
public record CellMemory(
    Instant started,
    long nanos,
    Figure processes,
    Figure peakRss,
    Figure treePeakAtLeast,
    Figure treePeakAtMost,
    Figure peakThreads,
    Figure userTime,
    Figure systemTime,
    Figure voluntarySwitches,
    Figure involuntarySwitches,
    int samples,
    Figure samplerTime,
    List<MemoryPoint> timeLine,
    List<String> notes) {

  /**
   * Leaves the context switches out.
   *
   * @param why the reason
   * @return figures otherwise like these
   */
  public CellMemory withoutSwitches(String why) {
    Figure none = Figure.absent(why);
    return new CellMemory(
        started,
        nanos,
        processes,
        peakRss,
        treePeakAtLeast,
        treePeakAtMost,
        peakThreads,
        userTime,
        systemTime,
        none,
        none,
        samples,
        samplerTime,
        timeLine,
        notes);
  }

  /** The fewest samples that say how memory went within a cell. */
  public static final int FEWEST_SAMPLES = 20;
}
