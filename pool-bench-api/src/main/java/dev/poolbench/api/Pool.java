package dev.poolbench.api;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Runs tasks on its workers.
 *
 * <p>A pool is opened, handed tasks and closed by one thread. It runs each task that it accepted
 * exactly once: in this JVM by calling {@link Task#run()}, elsewhere by doing the jobs and calling
 * {@link Task#complete}. A pool that has no room for a task blocks until it has, or refuses by an
 * exception; it never drops a task.
 */
public interface Pool extends AutoCloseable {

  /**
   * Hands a task over, waiting for room if that is this pool's way.
   *
   * @param task what to run, exactly once
   * @throws java.util.concurrent.RejectedExecutionException if the task is refused, as every task
   *     is once the pool is closed
   * @throws Exception if the task cannot be handed over for another reason
   */
  void execute(Task task) throws Exception;

  /**
   * Waits for every task that was handed over, and then stops and releases all that the pool
   * started. A second call does nothing, even if the first was interrupted or failed.
   *
   * @throws InterruptedException if the thread was interrupted while waiting; the pool stops its
   *     workers as well as it can, without waiting for them, and then throws this
   * @throws Exception if something could not be released
   */
  @Override
  void close() throws Exception;

  /**
   * Returns the ways of handing over that are this pool's own; others are refused rather than
   * imitated.
   *
   * @return by default {@link Dispatch.Mode#EACH} and {@link Dispatch.Mode#CHUNKED}, for which
   *     {@link #execute} is enough
   */
  default Set<Dispatch.Mode> dispatches() {
    return EnumSet.of(Dispatch.Mode.EACH, Dispatch.Mode.CHUNKED);
  }

  /**
   * Hands a task over and returns its future; called only if {@link #dispatches()} has {@link
   * Dispatch.Mode#FUTURES}.
   *
   * @param task what to run, exactly once
   * @return the pool's own future of the task, done when the task is
   * @throws Exception as {@link #execute} does
   */
  default Future<?> submit(Task task) throws Exception {
    throw new UnsupportedOperationException("this pool has no futures");
  }

  /**
   * Hands tasks over by the pool's own bulk call and waits until all are done; called only if
   * {@link #dispatches()} has {@link Dispatch.Mode#BULK}.
   *
   * @param tasks what to run, each exactly once
   * @throws Exception as {@link #execute} does
   */
  default void executeAll(List<? extends Task> tasks) throws Exception {
    throw new UnsupportedOperationException("this pool has no bulk call");
  }

  /**
   * Hands over the chunks of a range of jobs together, without waiting for them, if dividing work
   * is this pool's business, as it is a fork/join pool's.
   *
   * @param chunks what to run, each exactly once
   * @return whether the pool took them; false, as by default, if each is to be handed to {@link
   *     #execute}
   * @throws Exception as {@link #execute} does
   */
  default boolean executeChunks(List<? extends Task> chunks) throws Exception {
    return false;
  }

  /**
   * Returns the worker processes that are alive now; may be called from any thread.
   *
   * @return by default none
   */
  default List<ProcessHandle> processes() {
    return List.of();
  }

  /**
   * Returns how many tasks run at once at the most.
   *
   * @return the number, the thread that hands over included if it runs tasks too; empty, as by
   *     default, if the pool has no such bound or does not know it
   */
  default OptionalInt limit() {
    return OptionalInt.empty();
  }

  /**
   * Makes a pool of an executor service, whose own {@code submit} and {@code invokeAll} serve
   * {@link Dispatch.Mode#FUTURES} and {@link Dispatch.Mode#BULK}.
   *
   * @param executor the executor service; closing the pool shuts it down and waits until it has
   *     ended
   * @return the pool
   */
  static Pool of(ExecutorService executor) {
    return new ExecutorServicePool(executor, OptionalInt.empty());
  }

  /**
   * Makes a pool of an executor service that runs at most {@code limit} tasks at once.
   *
   * @param executor the executor service
   * @param limit what {@link #limit()} returns, at least 1
   * @return the pool, otherwise as {@link #of(ExecutorService)} makes it
   * @throws IllegalArgumentException if the limit is less than 1
   */
  static Pool of(ExecutorService executor, int limit) {
    return new ExecutorServicePool(executor, limitOf(limit));
  }

  /**
   * Makes a pool of something that executes but has neither futures nor a bulk call.
   *
   * @param executor runs each task; handed none once the pool is closed
   * @param shutdown waits for what was handed over and releases all; called once
   * @return the pool
   */
  static Pool of(Executor executor, AutoCloseable shutdown) {
    return new ExecutorPool(executor, OptionalInt.empty(), shutdown);
  }

  /**
   * Makes a pool of something that executes at most {@code limit} tasks at once.
   *
   * @param executor runs each task; handed none once the pool is closed
   * @param limit what {@link #limit()} returns, at least 1
   * @param shutdown waits for what was handed over and releases all; called once
   * @return the pool
   * @throws IllegalArgumentException if the limit is less than 1
   */
  static Pool of(Executor executor, int limit, AutoCloseable shutdown) {
    return new ExecutorPool(executor, limitOf(limit), shutdown);
  }

  private static OptionalInt limitOf(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "limit %s: accepted is a whole number of at least 1".formatted(limit));
    }
    return OptionalInt.of(limit);
  }
}
