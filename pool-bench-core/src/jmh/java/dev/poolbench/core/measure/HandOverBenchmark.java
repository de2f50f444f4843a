package dev.poolbench.core.measure;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Pool;
import dev.poolbench.api.Workload;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Hands the same trivial jobs to the same executor, by hand and by the harness.
 *
 * <p>The caller's executor is kept out of line. A task that is handed over has to be made; where
 * all is compiled into one loop it is not (by hand on JDK 17, in both on JDK 25), and what would be
 * compared is whether, not what either costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandOverBenchmark {
  private static final Stragglers NONE =
      new Stragglers() {
        @Override
        public void repeated(int count) {
          throw new IllegalStateException(count + " jobs repeated");
        }

        @Override
        public void late(int count) {
          throw new IllegalStateException(count + " jobs late");
        }
      };

  /** Which executor: the caller's thread, or that many threads. */
  @Param({"caller", "1", "50"})
  public String pool;

  /** How many jobs. */
  @Param({"100000", "1000000"})
  public int jobs;

  private final Workload workload = HandOverBenchmark::work;
  private Executor executor;
  private ExecutorService service;
  private int chunk;
  private Dispatcher each;
  private Dispatcher chunked;

  /** Costs nothing, and is compiled alike in any loop, which a square root is not before JDK 22. */
  static double work(long job) {
    return Double.longBitsToDouble(job);
  }

  /** Runs each task in the thread that hands it over. */
  public static final class Caller implements Executor {
    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void execute(Runnable task) {
      task.run();
    }
  }

  @Setup(Level.Trial)
  public void open() {
    int workers = pool.equals("caller") ? 1 : Integer.parseInt(pool);
    if (pool.equals("caller")) {
      executor = new Caller();
    } else {
      service = Executors.newFixedThreadPool(workers);
      executor = service;
    }
    Pool harnessed = Pool.of(executor, () -> {});
    chunk = Dispatch.chunked().chunkFor(jobs, workers);
    each = new Dispatcher(harnessed, Dispatch.each(), workers, () -> false);
    chunked = new Dispatcher(harnessed, Dispatch.chunked(), workers, () -> false);
  }

  @TearDown(Level.Trial)
  public void close() throws InterruptedException {
    if (service != null) {
      service.shutdown();
      service.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  @Benchmark
  public void eachByHand(Blackhole hole) throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(jobs);
    for (long job = 0; job < jobs; job++) {
      long own = job;
      executor.execute(
          () -> {
            hole.consume(work(own));
            latch.countDown();
          });
    }
    latch.await();
  }

  @Benchmark
  public int eachHarness() throws InterruptedException {
    return harness(each);
  }

  @Benchmark
  public void chunkedByHand(Blackhole hole) throws InterruptedException {
    CountDownLatch latch = new CountDownLatch((jobs + chunk - 1) / chunk);
    for (long from = 0; from < jobs; from += chunk) {
      long first = from;
      long end = Math.min(jobs, from + chunk);
      executor.execute(
          () -> {
            for (long job = first; job < end; job++) {
              hole.consume(work(job));
            }
            latch.countDown();
          });
    }
    latch.await();
  }

  @Benchmark
  public int chunkedHarness() throws InterruptedException {
    return harness(chunked);
  }

  private int harness(Dispatcher dispatcher) throws InterruptedException {
    Batch batch = new Batch(workload, null, jobs, NONE);
    dispatcher.handOver(batch);
    batch.await(() -> false);
    BatchResult result = batch.close(0);
    if (!result.counts().isClean()) {
      throw new IllegalStateException(result.counts().toString());
    }
    return result.checksum();
  }
}
