package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.Figure;
import dev.poolbench.core.statistics.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Gathers the measurements of one pool at one job count, over all forks.
 *
 * @param jdk the JDK
 * @param pool the pool, without the number of workers
 * @param workers how many workers it has
 * @param dispatch how jobs are handed over
 * @param jobs the job count
 * @param samples the times, a sample a fork
 * @param usages what the forks took, one a fork
 * @param problems what went wrong in any fork, a sentence each; empty if nothing did
 * @param jobsPerSecond how many jobs the fixture of the workload can serve, if that is known
 */
public record Cell(
    Jdk jdk,
    PoolSpec pool,
    int workers,
    Dispatch dispatch,
    int jobs,
    List<Sample> samples,
    List<CellUsage> usages,
    List<String> problems,
    Optional<Double> jobsPerSecond) {

  /**
   * Holds the times of one fork.
   *
   * @param block the block of the plan
   * @param nanosPerJobSet the time of each measurement iteration, in nanoseconds a job set
   */
  public record Sample(int block, List<Double> nanosPerJobSet) {

    /**
     * Returns the median over the iterations.
     *
     * @return nanoseconds a job set
     */
    public double median() {
      return Medians.of(nanosPerJobSet.stream().mapToDouble(Double::doubleValue));
    }
  }

  /**
   * Tells whether something went wrong: a cell that failed has no valid figure.
   *
   * @return whether there is a problem
   */
  public boolean isFailed() {
    return !problems.isEmpty();
  }

  /**
   * Returns the time of a job set: the median over the forks of the median over their iterations.
   *
   * @return nanoseconds; empty if the cell has failed or was not measured
   */
  public OptionalDouble nanosPerJobSet() {
    return isFailed() || samples.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Medians.of(samples.stream().mapToDouble(Sample::median)));
  }

  /**
   * Returns the time of a job.
   *
   * @return nanoseconds; empty if there is no job, or as {@link #nanosPerJobSet} is
   */
  public OptionalDouble nanosPerJob() {
    OptionalDouble all = nanosPerJobSet();
    return jobs == 0 || all.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(all.getAsDouble() / jobs);
  }

  /**
   * Returns the least of the forks' medians.
   *
   * @return nanoseconds a job set; empty as {@link #nanosPerJobSet} is
   */
  public OptionalDouble least() {
    return isFailed() ? OptionalDouble.empty() : samples.stream().mapToDouble(Sample::median).min();
  }

  /**
   * Returns the greatest of the forks' medians.
   *
   * @return nanoseconds a job set; empty as {@link #nanosPerJobSet} is
   */
  public OptionalDouble greatest() {
    return isFailed() ? OptionalDouble.empty() : samples.stream().mapToDouble(Sample::median).max();
  }

  /**
   * Sums up the forks: the median of their medians with its interval, their spread, and which lie
   * apart, in nanoseconds a job set. An outlier at place i is that of {@code samples().get(i)}.
   *
   * @return the summary; empty as {@link #nanosPerJobSet} is
   */
  public Optional<Summary> summary() {
    return isFailed() || samples.isEmpty()
        ? Optional.empty()
        : Optional.of(Summary.of(samples.stream().mapToDouble(Sample::median).toArray()));
  }

  /**
   * Sums up what the forks took, as {@link #summary} does their times.
   *
   * @param figure the figure of a fork
   * @return the summary of those that were measured; empty if the cell has failed, or none was
   */
  public Optional<Summary> summaryOf(Function<CellUsage, Figure> figure) {
    double[] measured =
        usages.stream()
            .map(figure)
            .map(Figure::asLong)
            .flatMapToLong(OptionalLong::stream)
            .asDoubleStream()
            .toArray();
    return isFailed() || measured.length == 0
        ? Optional.empty()
        : Optional.of(Summary.of(measured));
  }

  /**
   * Returns the peak of resident memory outside the heap.
   *
   * @return the median over the forks, in bytes, as {@link CellUsage#peakOutsideHeap} has it
   */
  public Figure peakOutsideHeap() {
    return medianOf(CellUsage::peakOutsideHeap);
  }

  /**
   * Returns by how much resident memory outside the heap grew from before the pool was opened to
   * its peak.
   *
   * @return the median over the forks, in bytes, as {@link CellUsage#growthOutsideHeap} has it
   */
  public Figure growthOutsideHeap() {
    return medianOf(CellUsage::growthOutsideHeap);
  }

  /**
   * Returns the peak of the heap.
   *
   * @return the median over the forks, in bytes, as {@link
   *     dev.poolbench.core.memory.CellHeap#peakUsed} has it
   */
  public Figure peakHeap() {
    return medianOf(usage -> usage.heap().peakUsed());
  }

  /**
   * Returns a lower bound of the peak resident memory of the process tree.
   *
   * @return the median over the forks, in bytes, as {@link
   *     dev.poolbench.core.memory.CellMemory#treePeakAtLeast} has it
   */
  public Figure treePeak() {
    return medianOf(usage -> usage.process().treePeakAtLeast());
  }

  /**
   * Returns the peak number of platform threads, as the kernel counts them.
   *
   * @return the median over the forks, as {@link dev.poolbench.core.memory.CellMemory#peakThreads}
   *     has it
   */
  public Figure peakThreads() {
    return medianOf(usage -> usage.process().peakThreads());
  }

  /**
   * Returns the bytes allocated for a job.
   *
   * @return the median over the forks, as {@link CellUsage#allocatedPerJob} has it
   */
  public Figure allocatedPerJob() {
    return medianOf(CellUsage::allocatedPerJob);
  }

  /**
   * Returns the median over the forks of a figure.
   *
   * @param figure the figure of a fork
   * @return the median of those that were measured, rounded; absent if the cell has failed, or with
   *     the first reason if none was measured
   */
  public Figure medianOf(Function<CellUsage, Figure> figure) {
    if (isFailed()) {
      return Figure.absent("the cell has failed");
    }
    return Medians.of(usages.stream().map(figure).toList(), whyNone());
  }

  /**
   * Tells whether the fixture, rather than the pool, sets the pace: the jobs are done at more than
   * {@link FixtureFacts#LIMIT} of the rate that the fixture could serve when it was calibrated.
   *
   * @return the share of that rate, if it is above the limit
   */
  public OptionalDouble fixtureSetsPace() {
    OptionalDouble time = nanosPerJob();
    if (time.isEmpty() || jobsPerSecond.isEmpty()) {
      return OptionalDouble.empty();
    }
    double share = 1e9 / time.getAsDouble() / jobsPerSecond.get();
    return share > FixtureFacts.LIMIT ? OptionalDouble.of(share) : OptionalDouble.empty();
  }

  /**
   * Returns how much of the processor the fixture of the workload used while the cell was measured.
   *
   * @return the median over the forks, in CPUs, such as 0.5 for half of one; empty if there is no
   *     fixture, or its time could not be read
   */
  public OptionalDouble fixtureCpus() {
    return medianOfCpus(CellUsage::fixtureCpus);
  }

  /**
   * Returns how much of the processor the fork and its children used while the cell was measured.
   *
   * @return the median over the forks, in CPUs, such as 1.5 for one and a half; empty if it could
   *     not be read
   */
  public OptionalDouble cpus() {
    return medianOfCpus(CellUsage::cpus);
  }

  private OptionalDouble medianOfCpus(Function<CellUsage, OptionalDouble> cpus) {
    if (isFailed()) {
      return OptionalDouble.empty();
    }
    double[] known = usages.stream().map(cpus).flatMapToDouble(OptionalDouble::stream).toArray();
    return known.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Medians.of(DoubleStream.of(known)));
  }

  private String whyNone() {
    return samples.isEmpty()
        ? "the cell was not measured"
        : "no fork got to the end of the cell, where this is read";
  }
}
