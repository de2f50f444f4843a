package dev.poolbench.core;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.Options;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.catalog.Catalog;
import dev.poolbench.core.cleanup.CleanUpSettings;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.plan.Against;
import dev.poolbench.core.plan.Isolation;
import dev.poolbench.core.plan.Ladder;
import dev.poolbench.core.plan.Plan;
import dev.poolbench.core.plan.Settings;
import dev.poolbench.core.plan.Stopping;
import dev.poolbench.core.report.Report;
import dev.poolbench.core.run.Run;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares pools: takes what to measure, and measures it.
 *
 * <pre>{@code
 * Report report = PoolBench.compare("jdk-fixed", "jdk-fork-join").jobs(0, 1_000, 10_000).run();
 * }</pre>
 *
 * <p>What is not said is as in the study that this library began with: 50 threads, or 2 x CPUs + 1
 * processes, the job {@code sqrt}, up to 2<sup>13</sup> jobs in ten steps, three iterations each.
 * Not for use by several threads; {@link #run} may be called again.
 */
public final class PoolBench {
  private final List<PoolSpec> pools;
  private final List<PoolAdapter> adapters;
  private WorkloadSpec workload = WorkloadSpec.parse("sqrt");
  private @Nullable Workload workloadObject;
  private List<Dispatch> dispatches = List.of(Dispatch.each());
  private List<Integer> jobCounts = Ladder.linear(1 << 13, 10);
  private List<Integer> workers = List.of(50);
  private int processes = 2 * Runtime.getRuntime().availableProcessors() + 1;
  private int forks;
  private Stopping stopping = Stopping.defaults();
  private int iterations = 3;
  private Duration iterationTime = Duration.ofMillis(50);
  private Duration warmUpTime = Duration.ofSeconds(1);
  private Duration timeout = Duration.ofSeconds(30);
  private Isolation isolation = Isolation.FORK;
  private List<Jdk> jdks = List.of(Jdk.running());
  private List<String> jvmArgs = DEFAULT_JVM_ARGS;
  private boolean inspect = true;
  private boolean latency;
  private CleanUpSettings cleanUp = CleanUpSettings.defaults();
  private long seed = new Random().nextInt(Integer.MAX_VALUE);
  private RunListener listener = new RunListener() {};
  private String command =
      ProcessHandle.current()
          .info()
          .commandLine()
          .orElse("not available: the system does not tell the command line");

  /**
   * Holds the arguments of every fork's JVM unless others are given: a heap that does not grow and
   * is touched before anything is measured, a named garbage collector, and an end, rather than
   * agony, when memory runs out.
   */
  public static final List<String> DEFAULT_JVM_ARGS =
      List.of(
          "-Xms256m",
          "-Xmx256m",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseG1GC",
          "-XX:+ExitOnOutOfMemoryError");

  /** How many forks each pool has unless another number is given. */
  public static final int DEFAULT_FORKS = 5;

  /** How many forks each pool has at most with {@link #untilSettled} unless a number is given. */
  public static final int MOST_FORKS = 50;

  private PoolBench(List<PoolSpec> pools, List<PoolAdapter> adapters) {
    if (pools.isEmpty()) {
      throw new IllegalArgumentException("pools: none is named; accepted is at least one");
    }
    this.pools = pools;
    this.adapters = adapters;
  }

  /**
   * Compares pools that are found by {@link java.util.ServiceLoader} or named by class.
   *
   * @param pools each in its textual form, such as {@code jdk-fixed(queue=array:1024)}
   * @return what takes the rest
   * @throws IllegalArgumentException if there is none, or a text does not have that form
   */
  public static PoolBench compare(String... pools) {
    return compare(Arrays.stream(pools).map(PoolSpec::parse).toList());
  }

  /**
   * Compares pools that are found by {@link java.util.ServiceLoader} or named by class.
   *
   * @param pools the pools
   * @return what takes the rest
   * @throws IllegalArgumentException if there is none
   */
  public static PoolBench compare(List<PoolSpec> pools) {
    return new PoolBench(List.copyOf(pools), List.of());
  }

  /**
   * Compares pools whose adapters are objects, which takes {@link Isolation#IN_PROCESS}.
   *
   * @param adapters the adapters
   * @return what takes the rest
   * @throws IllegalArgumentException if there is none
   */
  public static PoolBench compare(PoolAdapter... adapters) {
    return new PoolBench(
        Arrays.stream(adapters).map(adapter -> new PoolSpec(adapter.id(), Map.of())).toList(),
        List.of(adapters));
  }

  /**
   * Compares all pools that {@link java.util.ServiceLoader} finds.
   *
   * @return what takes the rest
   * @throws IllegalStateException if two of them have one id
   */
  public static PoolBench compareAll() {
    return compare(
        Catalog.find().pools().stream()
            .map(adapter -> new PoolSpec(adapter.id(), Map.of()))
            .toList());
  }

  /**
   * Sets what a job does.
   *
   * @param workload in its textual form, such as {@code sqrt} or {@code com.acme.MyWorkload}
   * @return this
   * @throws IllegalArgumentException if the text does not have that form
   */
  public PoolBench workload(String workload) {
    this.workload = WorkloadSpec.parse(workload);
    this.workloadObject = null;
    return this;
  }

  /**
   * Sets what a job does, as an object or a lambda, which takes {@link Isolation#IN_PROCESS}.
   *
   * @param workload what a job does; not opened or closed by the run
   * @return this
   */
  public PoolBench workload(Workload workload) {
    this.workload = new WorkloadSpec("object", Map.of());
    this.workloadObject = workload;
    return this;
  }

  /**
   * Sets how jobs are handed over: each pool is measured in each way.
   *
   * @param dispatches the ways
   * @return this
   */
  public PoolBench dispatch(Dispatch... dispatches) {
    this.dispatches = List.copyOf(notEmpty("dispatch", List.of(dispatches)));
    return this;
  }

  /**
   * Sets the job counts.
   *
   * @param jobCounts the steps of the ladder, in any order, each at least 0
   * @return this
   * @throws IllegalArgumentException if there is none, or one is negative
   */
  public PoolBench jobs(int... jobCounts) {
    return jobs(Arrays.stream(jobCounts).boxed().toList());
  }

  /**
   * Sets the job counts, such as {@link Ladder} makes them.
   *
   * @param jobCounts the steps of the ladder, in any order, each at least 0
   * @return this
   * @throws IllegalArgumentException if there is none, or one is negative
   */
  public PoolBench jobs(List<Integer> jobCounts) {
    notEmpty("jobs", jobCounts).forEach(count -> atLeast("jobs", count, 0));
    this.jobCounts = List.copyOf(new TreeSet<>(jobCounts));
    return this;
  }

  /**
   * Sets how many workers pools have whose workers are threads: each is measured with each number.
   *
   * @param workers the numbers, each at least 1
   * @return this
   * @throws IllegalArgumentException if there is none, or one is less than 1
   */
  public PoolBench workers(int... workers) {
    List<Integer> counts = Arrays.stream(workers).distinct().boxed().toList();
    notEmpty("workers", counts).forEach(count -> atLeast("workers", count, 1));
    this.workers = counts;
    return this;
  }

  /**
   * Sets how many workers pools have whose workers are processes.
   *
   * @param processes the number, at least 1
   * @return this
   * @throws IllegalArgumentException if it is less than 1
   */
  public PoolBench processes(int processes) {
    this.processes = atLeast("processes", processes, 1);
    return this;
  }

  /**
   * Sets how many forks each pool has: the blocks of the plan, and the most of them with {@link
   * #untilSettled}.
   *
   * @param forks the number, at least 1; unless set, {@value #DEFAULT_FORKS}, or {@value
   *     #MOST_FORKS} with {@link #untilSettled}
   * @return this
   * @throws IllegalArgumentException if it is less than 1
   */
  public PoolBench forks(int forks) {
    this.forks = atLeast("forks", forks, 1);
    return this;
  }

  /**
   * Sets that the run stops as soon as every verdict on time is settled: it looks after 8, 12, 20,
   * 32 blocks and so on, up to {@link #forks}. The looks share the permitted error, so that a
   * difference is not found more often where there is none.
   *
   * @return this
   */
  public PoolBench untilSettled() {
    this.stopping = new Stopping(true, stopping.time(), stopping.against(), stopping.difference());
    return this;
  }

  /**
   * Limits the time of the run: a block is not begun if it would end after this, at the pace of
   * those before it. The first is always made; forks that inspect or time latency come on top. It
   * adds no forks: for as many as there is time for, say {@link #untilSettled} too.
   *
   * @param time the time, more than 0
   * @return this
   * @throws IllegalArgumentException if it is not
   */
  public PoolBench time(Duration time) {
    this.stopping =
        new Stopping(
            stopping.untilSettled(),
            Optional.of(atLeast("time", time, Duration.ofNanos(1))),
            stopping.against(),
            stopping.difference());
    return this;
  }

  /**
   * Sets which pool the others are compared with, where the run or its report does so by itself.
   *
   * @param against {@link Against#fastest()} unless set
   * @return this
   */
  public PoolBench against(Against against) {
    this.stopping =
        new Stopping(stopping.untilSettled(), stopping.time(), against, stopping.difference());
    return this;
  }

  /**
   * Sets what difference matters.
   *
   * @param difference such as 0.05 for 5 %, which it is unless set
   * @return this
   * @throws IllegalArgumentException if it is not above 0 and below 1
   */
  public PoolBench difference(double difference) {
    if (!(difference > 0 && difference < 1)) {
      throw new IllegalArgumentException(
          "difference %s: accepted is above 0 and below 1, such as 0.05 for 5 %%"
              .formatted(difference));
    }
    this.stopping =
        new Stopping(stopping.untilSettled(), stopping.time(), stopping.against(), difference);
    return this;
  }

  /**
   * Sets how many measurement iterations each job count has in a fork.
   *
   * @param iterations the number, at least 1; 3 unless set
   * @return this
   * @throws IllegalArgumentException if it is less than 1
   */
  public PoolBench iterations(int iterations) {
    this.iterations = atLeast("iterations", iterations, 1);
    return this;
  }

  /**
   * Sets about how long an iteration lasts at least: a job set that is done sooner is repeated
   * within it, as often as the job sets just before it say, but 10,000 times at most.
   *
   * @param iterationTime the time, 50 ms unless set; zero to do each job set once
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public PoolBench iterationTime(Duration iterationTime) {
    this.iterationTime = atLeast("iterationTime", iterationTime, Duration.ZERO);
    return this;
  }

  /**
   * Sets the most the warm-up of a series lasts; at least two warm-up iterations are made.
   *
   * <p>It ends sooner once the time per job has settled: when, after at least ten warm-up
   * iterations at the largest job count, the best of the last five is not more than 5 % better than
   * the best of those before. A pool's loops must have been compiled by then, too: 150,000 jobs
   * must have been done, unless a job set takes 60 us or more for each of its jobs, of which what
   * the JIT has left would be less than 1 %. How many were made, and whether it had settled, is in
   * the report.
   *
   * @param warmUpTime the time, 1 s unless set
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public PoolBench warmUpTime(Duration warmUpTime) {
    this.warmUpTime = atLeast("warmUpTime", warmUpTime, Duration.ZERO);
    return this;
  }

  /**
   * Sets how long a phase may go on without a job being done before the pool is taken to hang: more
   * than the longest single job takes. In chunks, which are done one by one, it is longer by twice
   * what the first job took for each job of a chunk.
   *
   * @param timeout the time, at least 10 ms; 30 s unless set
   * @return this
   * @throws IllegalArgumentException if it is less
   */
  public PoolBench timeout(Duration timeout) {
    this.timeout = atLeast("timeout", timeout, Duration.ofMillis(10));
    return this;
  }

  /**
   * Sets where series are measured.
   *
   * @param isolation {@link Isolation#FORK} unless set
   * @return this
   */
  public PoolBench isolation(Isolation isolation) {
    this.isolation = isolation;
    return this;
  }

  /**
   * Sets the JDKs: the same plan is carried out on each, interleaved.
   *
   * @param jdks the JDKs, such as {@link Jdk#at} and {@link Jdk#find} return
   * @return this
   * @throws IllegalArgumentException if there is none
   */
  public PoolBench jdks(List<Jdk> jdks) {
    this.jdks = List.copyOf(notEmpty("jdks", jdks));
    return this;
  }

  /**
   * Sets the arguments of every fork's JVM, in place of {@link #DEFAULT_JVM_ARGS}; they are without
   * effect with {@link Isolation#IN_PROCESS}, which has no forks.
   *
   * @param jvmArgs the arguments, without class path and module path; without a heap of fixed size
   *     that is touched before there are no figures of memory outside the heap
   * @return this
   */
  public PoolBench jvmArgs(List<String> jvmArgs) {
    this.jvmArgs = List.copyOf(jvmArgs);
    return this;
  }

  /**
   * Sets whether each pool has one more fork, which is not timed: it climbs the ladder of job
   * counts in ascending order, reads the live heap after each step, to see what an open pool keeps
   * of each job, and checks what the pool has left behind once it is closed. Not done with {@link
   * Isolation#IN_PROCESS}, where {@link dev.poolbench.core.cleanup.CleanUp} serves instead.
   *
   * @param inspect true unless set
   * @return this
   */
  public PoolBench inspect(boolean inspect) {
    this.inspect = inspect;
    return this;
  }

  /**
   * Sets whether each pool has {@value Plan#LATENCY_FORKS} more forks that time each job by itself:
   * how long it waited from being handed over until it was started, and how long it then took. The
   * times of job sets are never taken in these forks, so that they are not disturbed.
   *
   * @param latency false unless set
   * @return this
   */
  public PoolBench latency(boolean latency) {
    this.latency = latency;
    return this;
  }

  /**
   * Sets what the fork that inspects checks once its pool is closed, how long it is waited for, and
   * what is tolerated.
   *
   * @param cleanUp {@link CleanUpSettings#defaults()} unless set
   * @return this
   */
  public PoolBench cleanUp(CleanUpSettings cleanUp) {
    this.cleanUp = cleanUp;
    return this;
  }

  /**
   * Sets what decides the order of pools and job counts.
   *
   * @param seed the same seed makes the same order
   * @return this
   */
  public PoolBench seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Sets who is told how far the run is.
   *
   * @param listener the listener
   * @return this
   */
  public PoolBench listener(RunListener listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Sets the command that the report names as the one to repeat it.
   *
   * @param command the command line; unless set, that of this JVM
   * @return this
   */
  public PoolBench command(String command) {
    this.command = command;
    return this;
  }

  /**
   * Makes the plan without carrying it out.
   *
   * @return every series in its order
   * @throws IllegalArgumentException if a pool, a workload or an option is unknown or not accepted,
   *     if an object is to go into a fork, or if there are other JDKs and no forks
   * @throws IllegalStateException if two pools or workloads that are found have one id
   */
  public Plan plan() {
    return plan(catalog());
  }

  /**
   * Measures, which takes as long as {@link Plan#estimate} or longer.
   *
   * <p>When this thread is interrupted, or the JVM is shut down, every child is stopped and what
   * was measured is returned, with {@link Report#complete()} false.
   *
   * @return what came of it; cells that failed are in it
   * @throws IllegalArgumentException as {@link #plan} does
   * @throws IllegalStateException as {@link #plan} does, or if nothing can be measured, such as
   *     when a JDK does not start
   */
  public Report run() {
    Catalog catalog = catalog();
    return Run.of(plan(catalog), catalog, workloadObject, listener, command);
  }

  private Plan plan(Catalog catalog) {
    if (isolation == Isolation.FORK) {
      adapters.forEach(adapter -> refuseObject("adapter", adapter));
      if (workloadObject != null) {
        refuseObject("workload", workloadObject);
      }
    } else if (!jdks.equals(List.of(Jdk.running()))) {
      throw new IllegalArgumentException(
          "jdks %s: with isolation IN_PROCESS accepted is the running one only".formatted(jdks));
    }
    if (workloadObject == null) {
      Options.of(catalog.workload(workload.id()), workload);
    }
    Plan plan =
        Plan.of(
            new Settings(
                pools,
                workload,
                dispatches,
                jobCounts,
                workers,
                processes,
                forks(),
                stopping,
                iterations,
                iterationTime,
                warmUpTime,
                timeout,
                isolation,
                jdks,
                isolation == Isolation.FORK ? jvmArgs : List.of(),
                inspect && isolation == Isolation.FORK,
                latency,
                cleanUp,
                seed),
            catalog);
    stopping.against().check(plan);
    return plan;
  }

  private int forks() {
    return forks > 0 ? forks : stopping.untilSettled() ? MOST_FORKS : DEFAULT_FORKS;
  }

  private Catalog catalog() {
    return Catalog.find().with(adapters);
  }

  private static void refuseObject(String what, Object object) {
    throw new IllegalArgumentException(
        "%s %s: an object cannot go into a fork; write a public class with a public constructor without parameters and name it by its id or its class, or take isolation(IN_PROCESS)"
            .formatted(what, object.getClass().getName()));
  }

  private static <T> List<T> notEmpty(String name, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + ": none is given; accepted is at least one");
    }
    return values;
  }

  private static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s %d: accepted is at least %d".formatted(name, value, least));
    }
    return value;
  }

  private static Duration atLeast(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "%s %s: accepted is at least %s".formatted(name, value, least));
    }
    return value;
  }
}
