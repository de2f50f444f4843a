package dev.poolbench.core.measure;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.Task;
import dev.poolbench.api.Workload;
import dev.poolbench.core.report.Distribution;
import dev.poolbench.core.report.Latency;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/**
 * Times each job by itself, in series that do nothing else: it stands around the pool and around
 * the workload, so that the path of the jobs that are timed together has no part in it.
 *
 * <p>A job writes to its own places of arrays, so that workers do not contend; the batch that it
 * arrives at makes what it wrote visible. Between job sets that goes into histograms.
 */
final class LatencyProbe {
  private static final int DIGITS = 3;

  private final long[] handedOver;
  private final long[] started;
  private final long[] ended;
  private final Histogram waiting = new Histogram(DIGITS);
  private final Histogram service = new Histogram(DIGITS);

  LatencyProbe(int mostJobs) {
    int places = Math.max(1, mostJobs);
    this.handedOver = new long[places];
    this.started = new long[places];
    this.ended = new long[places];
  }

  Pool around(Pool pool) {
    return new TimedPool(pool);
  }

  Workload around(Workload workload) {
    return new TimedWorkload(workload);
  }

  /** Forgets what was timed before, such as in the warm-up. */
  void begin() {
    waiting.reset();
    service.reset();
    Arrays.fill(ended, 0);
  }

  /** Takes the job set that was just done; jobs that did not run in this JVM were not timed. */
  void add(int jobs) {
    for (int job = 0; job < jobs; job++) {
      if (ended[job] != 0) {
        waiting.recordValue(Math.max(0, started[job] - handedOver[job]));
        service.recordValue(Math.max(0, ended[job] - started[job]));
        ended[job] = 0;
      }
    }
  }

  /** Returns what was timed since it began, if anything was. */
  Optional<Latency> latency(int jobs) {
    return waiting.getTotalCount() == 0
        ? Optional.empty()
        : Optional.of(new Latency(jobs, distribution(waiting), distribution(service)));
  }

  private static Distribution distribution(Histogram times) {
    ByteBuffer bytes = ByteBuffer.allocate(times.getNeededByteBufferCapacity());
    int length = times.encodeIntoCompressedByteBuffer(bytes, Deflater.BEST_COMPRESSION);
    return new Distribution(
        times.getTotalCount(),
        times.getMinValue(),
        times.getValueAtPercentile(50),
        times.getValueAtPercentile(90),
        times.getValueAtPercentile(99),
        times.getValueAtPercentile(99.9),
        times.getMaxValue(),
        times.getMean(),
        Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
  }

  /** Notes when jobs start and end. */
  private final class TimedWorkload implements Workload {
    private final Workload workload;

    TimedWorkload(Workload workload) {
      this.workload = workload;
    }

    @Override
    public double run(long job) throws Exception {
      int place = (int) job;
      started[place] = System.nanoTime();
      double result = workload.run(job);
      ended[place] = System.nanoTime();
      return result;
    }

    @Override
    public double expected(long job) throws Exception {
      return workload.expected(job);
    }
  }

  /** Notes when tasks are handed over, each as the pool takes it. */
  private final class TimedPool implements Pool {
    private final Pool pool;

    TimedPool(Pool pool) {
      this.pool = pool;
    }

    private void handOver(Task task) {
      Arrays.fill(handedOver, (int) task.from(), (int) task.to(), System.nanoTime());
    }

    @Override
    public void execute(Task task) throws Exception {
      handOver(task);
      pool.execute(task);
    }

    @Override
    public Future<?> submit(Task task) throws Exception {
      handOver(task);
      return pool.submit(task);
    }

    @Override
    public void executeAll(List<? extends Task> tasks) throws Exception {
      tasks.forEach(this::handOver);
      pool.executeAll(tasks);
    }

    @Override
    public boolean executeChunks(List<? extends Task> chunks) throws Exception {
      chunks.forEach(this::handOver);
      return pool.executeChunks(chunks);
    }

    @Override
    public Set<Dispatch.Mode> dispatches() {
      return pool.dispatches();
    }

    @Override
    public List<ProcessHandle> processes() {
      return pool.processes();
    }

    @Override
    public OptionalInt limit() {
      return pool.limit();
    }

    @Override
    public void close() throws Exception {
      pool.close();
    }
  }
}
