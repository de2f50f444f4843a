package dev.poolbench.core.faults;

import dev.poolbench.api.Pool;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Holds pools that do their jobs but cannot be closed. */
public final class Closers {
  private Closers() {}

  /** Blocks in {@code close} until it is interrupted. */
  public static final class NeverCloses implements PoolAdapter {
    @Override
    public String id() {
      return "NeverCloses";
    }

    @Override
    public Pool open(PoolOptions options) {
      return Pool.of(Runnable::run, () -> new CountDownLatch(1).await());
    }
  }

  /** Blocks in {@code close} for ever, whoever interrupts it. */
  public static final class ClosesForEver implements PoolAdapter {
    @Override
    public String id() {
      return "ClosesForEver";
    }

    @Override
    public Pool open(PoolOptions options) {
      return Pool.of(
          Runnable::run,
          () -> {
            while (true) {
              LockSupport.park();
              boolean unheeded = Thread.interrupted();
            }
          });
    }
  }

  /** Halts the JVM in {@code close}. */
  public static final class HaltsInClose implements PoolAdapter {
    @Override
    public String id() {
      return "HaltsInClose";
    }

    @Override
    public Pool open(PoolOptions options) {
      return Pool.of(Runnable::run, () -> Runtime.getRuntime().halt(43));
    }
  }

  /** Leaves a helper behind for half a second after {@code close}, and says that it may. */
  public static final class Lingers implements PoolAdapter {
    @Override
    public String id() {
      return "Lingers";
    }

    @Override
    public Duration lingers() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Pool open(PoolOptions options) {
      return Pool.of(
          Runnable::run,
          () ->
              new Thread(
                      () -> LockSupport.parkNanos(Duration.ofMillis(500).toNanos()),
                      "lingering-helper")
                  .start());
    }
  }
}
