package dev.poolbench.examples.verdicts;

import dev.poolbench.adapters.workload.SpinWorkload;
import dev.poolbench.api.Options;
import dev.poolbench.api.WorkloadSpec;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** Does what pool-bench does with the pool {@code jdk-fixed}, as one would write it for JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FixedBenchmark {
  /** How many steps a job computes. */
  @Param("1")
  public int steps;

  /** How many jobs. */
  @Param("1000")
  public int jobs;

  /** How many threads. */
  @Param("2")
  public int workers;

  /** Whether garbage is collected once, before the first measurement iteration. */
  @Param("true")
  public boolean collected;

  private boolean isDue;
  private final SpinWorkload workload = new SpinWorkload();
  private ExecutorService threads;

  /** Opens the pool. */
  @Setup
  public void open() {
    workload.open(Options.of(workload, WorkloadSpec.parse("spin(steps=%d)".formatted(steps))));
    threads = Executors.newFixedThreadPool(workers);
    isDue = collected;
  }

  /** Moves the pool to the old objects, once, as pool-bench does before it measures. */
  @Setup(Level.Iteration)
  public void collect(IterationParams iteration) {
    if (isDue && iteration.getType() == IterationType.MEASUREMENT) {
      System.gc();
      isDue = false;
    }
  }

  /** Closes it. */
  @TearDown
  public void close() {
    threads.shutdown();
  }

  /** Hands the jobs over one by one, and waits. */
  @Benchmark
  public void jobs(Blackhole results) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(jobs);
    for (int i = 0; i < jobs; i++) {
      long job = i;
      threads.execute(
          () -> {
            results.consume(workload.run(job));
            done.countDown();
          });
    }
    done.await();
  }
}
