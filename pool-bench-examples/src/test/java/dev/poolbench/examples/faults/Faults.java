package dev.poolbench.examples.faults;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.Task;
import dev.poolbench.api.Workload;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds pools that do not do what a pool should, and one that does, to be named by class. */
public final class Faults {
  private Faults() {}

  /** Counts how often it was opened in this JVM. */
  public static final class Sound implements PoolAdapter {
    /** How often. */
    public static final AtomicInteger OPENED = new AtomicInteger();

    @Override
    public String id() {
      return "sound";
    }

    @Override
    public Pool open(PoolOptions options) {
      OPENED.incrementAndGet();
      return Pool.of(Executors.newFixedThreadPool(options.workers()), options.workers());
    }
  }

  /** Runs no job with an odd number. */
  public static final class Loses implements PoolAdapter {
    @Override
    public String id() {
      return "loses";
    }

    @Override
    public Pool open(PoolOptions options) {
      ExecutorService executor = Executors.newFixedThreadPool(options.workers());
      Pool pool = Pool.of(executor);
      return Pool.of(
          task -> {
            if (((Task) task).from() % 2 == 0) {
              executor.execute(task);
            }
          },
          pool);
    }
  }

  /** Says something and then ends the JVM that it is opened in. */
  public static final class Exits implements PoolAdapter {
    @Override
    public String id() {
      return "exits";
    }

    @Override
    public Pool open(PoolOptions options) {
      System.out.println("the last words of a fork");
      Runtime.getRuntime().halt(7);
      throw new AssertionError();
    }
  }

  /** Cannot be had. */
  public static final class Absent implements PoolAdapter {
    @Override
    public String id() {
      return "absent";
    }

    @Override
    public Availability availability() {
      return Availability.unavailable("add group:artifact");
    }

    @Override
    public Pool open(PoolOptions options) {
      throw new AssertionError("was opened though it is unavailable");
    }
  }

  /** Takes so long that a run of it is stopped rather than awaited. */
  public static final class Slow implements Workload {
    @Override
    public double run(long job) throws InterruptedException {
      Thread.sleep(20);
      return job;
    }

    @Override
    public double expected(long job) {
      return job;
    }
  }
}
