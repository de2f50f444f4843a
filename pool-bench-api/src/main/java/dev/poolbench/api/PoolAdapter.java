package dev.poolbench.api;

import java.time.Duration;
import java.util.List;

/**
 * Makes pools of one kind.
 *
 * <p>An implementation is found by {@link java.util.ServiceLoader} under its {@link #id()}, or
 * named by its class, and for either is public with a public constructor without parameters. The
 * whole adapter of an {@link java.util.concurrent.ExecutorService} is an id and one line:
 *
 * <pre>{@code
 * public final class MyAdapter implements PoolAdapter {
 *   public String id() {
 *     return "mine";
 *   }
 *
 *   public Pool open(PoolOptions options) {
 *     return Pool.of(new MyExecutorService(options.workers()));
 *   }
 * }
 * }</pre>
 *
 * <p>All methods but {@link #open} may be called from any thread, at any time and also when the
 * pool is unavailable, so an adapter loads the classes of another library only in {@code open}.
 */
public interface PoolAdapter {

  /**
   * Returns the name of this kind of pool, unique among the adapters of a run.
   *
   * @return a name of letters, digits, dots, dashes and underscores, such as {@code jdk-fixed}
   */
  String id();

  /**
   * Opens a pool that is ready to be handed tasks; the time this takes is measured.
   *
   * @param options the number of workers and the values of the options that this adapter declares
   * @return the pool, used by one thread and closed by the same
   * @throws Exception if the pool cannot be opened; what of it was started is stopped again
   */
  Pool open(PoolOptions options) throws Exception;

  /**
   * Returns what the workers of this pool are; decides the default number of workers.
   *
   * @return the kind, by default {@link PoolKind#THREADS}
   */
  default PoolKind kind() {
    return PoolKind.THREADS;
  }

  /**
   * Tells in one line what this pool is and which hand-over is its own.
   *
   * @return a sentence without a full stop, empty if there is nothing to say
   */
  default String describe() {
    return "";
  }

  /**
   * Tells whether this pool can be opened in this JVM.
   *
   * @return by default {@link Availability#available()}
   */
  default Availability availability() {
    return Availability.available();
  }

  /**
   * Tells whether this pool can be opened in this JVM with given options, where that depends on
   * them, as where only one of its ways needs a newer JDK.
   *
   * @param options the number of workers and the values of the options that this adapter declares
   * @return by default {@link #availability()}
   */
  default Availability availability(PoolOptions options) {
    return availability();
  }

  /**
   * Tells how long helpers that the library of this pool starts once and shares, such as the thread
   * that waits for its pools to end, may stay after close before they end by themselves. The check
   * of what is left behind waits for so much longer, and names each with its time.
   *
   * @return the time, by default zero
   */
  default Duration lingers() {
    return Duration.ZERO;
  }

  /**
   * Declares the options that this adapter has besides {@link PoolOptions#WORKERS}.
   *
   * @return the options, at most one of them positional; by default none
   */
  default List<Option<?>> options() {
    return List.of();
  }

  /**
   * Tells whether the workers of this pool can do the jobs of a workload.
   *
   * @param workload the workload, with its options
   * @return by default {@link Availability#available()}
   */
  default Availability supports(WorkloadSpec workload) {
    return Availability.available();
  }
}
