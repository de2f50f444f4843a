package dev.poolbench.core.faults;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Task;
import dev.poolbench.api.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds the pools and workloads; each is public, so that a fork can make it by its class. */
public final class Faults {
  /** Starts sooner than the JVM of a fork whose figures somebody reads. */
  public static final List<String> LIGHT_JVM =
      List.of(
          "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

  /** Is as light, but has a heap of which all figures can be had. */
  public static final List<String> LIGHT_JVM_OF_FIXED_HEAP =
      List.of(
          "-Xms64m",
          "-Xmx64m",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError");

  private Faults() {}

  /** Names a pool or a workload of these as a fork does. */
  public static String named(Class<?> type) {
    return type.getName();
  }

  /**
   * Wraps a fixed pool of two threads; a subclass says what goes wrong when a task is handed over.
   */
  public abstract static class TwoThreads implements PoolAdapter {
    abstract void execute(ExecutorService executor, Task task) throws Exception;

    @Override
    public String id() {
      return getClass().getSimpleName();
    }

    @Override
    public Pool open(PoolOptions options) {
      ExecutorService executor = Executors.newFixedThreadPool(2);
      Pool pool = Pool.of(executor, 2);
      return new Pool() {
        @Override
        public void execute(Task task) throws Exception {
          TwoThreads.this.execute(executor, task);
        }

        @Override
        public void close() throws Exception {
          pool.close();
        }
      };
    }
  }

  /** Works. */
  public static final class Sound extends TwoThreads {
    @Override
    void execute(ExecutorService executor, Task task) {
      executor.execute(task);
    }
  }

  /** Takes job 50 and never runs it. */
  public static final class LosesJob50 extends TwoThreads {
    @Override
    void execute(ExecutorService executor, Task task) {
      if (task.from() != 50) {
        executor.execute(task);
      }
    }
  }

  /** Returns futures that are done, and never runs what they are of. */
  public static final class LiesInFutures implements PoolAdapter {
    @Override
    public String id() {
      return "LiesInFutures";
    }

    @Override
    public Pool open(PoolOptions options) {
      return new Pool() {
        @Override
        public java.util.Set<dev.poolbench.api.Dispatch.Mode> dispatches() {
          return java.util.EnumSet.of(dev.poolbench.api.Dispatch.Mode.FUTURES);
        }

        @Override
        public void execute(Task task) {
          throw new RejectedExecutionException("has futures only");
        }

        @Override
        public java.util.concurrent.Future<?> submit(Task task) {
          return java.util.concurrent.CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Cannot say what it can do. */
  public static final class BreaksOff implements PoolAdapter {
    @Override
    public String id() {
      return "BreaksOff";
    }

    @Override
    public Pool open(PoolOptions options) {
      return new Pool() {
        @Override
        public java.util.Set<dev.poolbench.api.Dispatch.Mode> dispatches() {
          throw new IllegalStateException("nobody knows");
        }

        @Override
        public void execute(Task task) {
          task.run();
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Runs job 50 twice, one after the other. */
  public static final class RepeatsJob50 extends TwoThreads {
    @Override
    void execute(ExecutorService executor, Task task) {
      executor.execute(task);
      if (task.from() == 50) {
        executor.execute(task);
      }
    }
  }

  /** Runs job 50 on two threads at the same instant, as far as they can be made to. */
  public static final class DoublesJob50 extends TwoThreads {
    @Override
    void execute(ExecutorService executor, Task task) {
      if (task.from() == 50) {
        AtomicInteger missing = new AtomicInteger(2);
        Runnable together =
            () -> {
              missing.decrementAndGet();
              while (missing.get() > 0) {
                Thread.onSpinWait();
              }
              task.run();
            };
        executor.execute(together);
        executor.execute(together);
      } else {
        executor.execute(task);
      }
    }
  }

  /** Runs job 50 again when the pool is closed, long after its batch. */
  public static final class RepeatsJob50AtClose implements PoolAdapter {
    @Override
    public String id() {
      return "RepeatsJob50AtClose";
    }

    @Override
    public Pool open(PoolOptions options) {
      List<Task> kept = new ArrayList<>();
      return Pool.of(
          task -> {
            task.run();
            if (((Task) task).from() == 50) {
              kept.add((Task) task);
            }
          },
          () -> kept.forEach(Task::run));
    }
  }

  /** Refuses job 50. */
  public static final class RefusesJob50 extends TwoThreads {
    @Override
    void execute(ExecutorService executor, Task task) {
      if (task.from() == 50) {
        throw new RejectedExecutionException("no room for this one");
      }
      executor.execute(task);
    }
  }

  /** Cannot be opened. */
  public static final class CannotOpen implements PoolAdapter {
    @Override
    public String id() {
      return "CannotOpen";
    }

    @Override
    public Pool open(PoolOptions options) throws Exception {
      System.out.println("printed before the pool could not be opened");
      throw new java.io.IOException("the licence server is down");
    }
  }

  /** Blocks in {@code open} and does not heed an interruption. */
  public static final class NeverOpens implements PoolAdapter {
    @Override
    public String id() {
      return "NeverOpens";
    }

    @Override
    public Pool open(PoolOptions options) {
      CountDownLatch never = new CountDownLatch(1);
      while (true) {
        try {
          never.await();
        } catch (InterruptedException e) {
          continue;
        }
      }
    }
  }

  /** Is not available, and would fail if it were opened. */
  public static final class Unavailable implements PoolAdapter {
    @Override
    public String id() {
      return "Unavailable";
    }

    @Override
    public Availability availability() {
      return Availability.unavailable("add com.acme:rocket-pool");
    }

    @Override
    public Pool open(PoolOptions options) {
      throw new AssertionError("opened though it is not available");
    }
  }

  /** Is not available with one of its options, and would fail if it were opened with it. */
  public static final class PartlyUnavailable implements PoolAdapter {
    private static final Option<Boolean> ROCKET = Option.flag("rocket", false, "whether it flies");

    @Override
    public String id() {
      return "PartlyUnavailable";
    }

    @Override
    public List<Option<?>> options() {
      return List.of(ROCKET);
    }

    @Override
    public Availability availability(PoolOptions options) {
      return options.get(ROCKET)
          ? Availability.unavailable("add com.acme:rocket-pool")
          : availability();
    }

    @Override
    public Pool open(PoolOptions options) {
      if (options.get(ROCKET)) {
        throw new AssertionError("opened though it is not available");
      }
      return new Sound().open(options);
    }
  }

  /** Returns the number of the job. */
  public static final class Identity implements Workload {
    @Override
    public double run(long job) {
      return job;
    }
  }

  /** Does something bad at one job, and knows what the others return. */
  public abstract static class BadAt implements Workload {
    /** Which job is the bad one. */
    public static final Option<Integer> JOB =
        Option.integer("job", 50, 0, Integer.MAX_VALUE, "the bad job").positional();

    private int bad;

    abstract double bad() throws Exception;

    @Override
    public List<Option<?>> options() {
      return List.of(JOB);
    }

    @Override
    public void open(Options options) throws Exception {
      bad = options.get(JOB);
    }

    @Override
    public double run(long job) throws Exception {
      return job == bad ? bad() : job;
    }

    @Override
    public double expected(long job) {
      return job;
    }
  }

  /** Throws. */
  public static final class Throws extends BadAt {
    @Override
    double bad() throws Exception {
      throw new java.io.IOException("the disk is full");
    }
  }

  /** Returns a wrong result. */
  public static final class ReturnsWrong extends BadAt {
    @Override
    double bad() {
      return -1;
    }
  }

  /** Never returns, and does not heed an interruption. */
  public static final class NeverReturns extends BadAt {
    @Override
    double bad() {
      CountDownLatch never = new CountDownLatch(1);
      while (true) {
        try {
          never.await();
        } catch (InterruptedException e) {
          continue;
        }
      }
    }
  }

  /** Ends the JVM. */
  public static final class Halts extends BadAt {
    @Override
    double bad() {
      System.err.println("last words");
      Runtime.getRuntime().halt(42);
      return 0;
    }
  }

  /** Kills the JVM as the system's killer of processes that take too much memory would. */
  public static final class Killed extends BadAt {
    @Override
    double bad() throws Exception {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
      new CountDownLatch(1).await();
      return 0;
    }
  }

  /** Stops the JVM where it is, so that it says nothing any more. */
  public static final class Frozen extends BadAt {
    @Override
    double bad() throws Exception {
      new ProcessBuilder("kill", "-STOP", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
      return 0;
    }
  }

  /** Takes all the heap there is. */
  public static final class FillsHeap extends BadAt {
    @Override
    double bad() {
      List<byte[]> kept = new ArrayList<>();
      while (true) {
        kept.add(new byte[16 << 20]);
      }
    }
  }

  /** Does not even end where nothing but the job is done, and waits interruptibly there. */
  public static final class HangsAlone implements Workload {
    @Override
    public double run(long job) throws InterruptedException {
      new CountDownLatch(1).await();
      return job;
    }
  }

  /** Waits a while in each job, so that a run can be stopped in the middle. */
  public static final class Slow implements Workload {
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public double run(long job) throws InterruptedException {
      return never.await(50, TimeUnit.MILLISECONDS) ? 0 : job;
    }

    @Override
    public double expected(long job) {
      return job;
    }
  }
}
