package dev.poolbench.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a job does.
 *
 * <p>A workload is found by {@link java.util.ServiceLoader} under its {@link #id()}, or named by
 * its class; for either it is public with a public constructor without parameters, so that every
 * fork and every worker process can make its own. Only {@link #run} has to be implemented.
 */
@FunctionalInterface
public interface Workload extends AutoCloseable {

  /**
   * Does a job; called from many threads at once.
   *
   * @param job the number of the job, from 0 up
   * @return the result, a pure function of {@code job}: it is checked
   * @throws Exception if the job fails
   */
  double run(long job) throws Exception;

  /**
   * Returns the name of this workload, unique among the workloads of a run.
   *
   * @return a name of letters, digits, dots, dashes, underscores and dollar signs, such as {@code
   *     sqrt}; by default the name of the class, which for a lambda is not one that can be named: a
   *     lambda runs only in the JVM that it was made in
   */
  default String id() {
    return getClass().getName();
  }

  /**
   * Tells in one line what a job does.
   *
   * @return a sentence without a full stop, empty if there is nothing to say
   */
  default String describe() {
    return "";
  }

  /**
   * Declares the options of this workload.
   *
   * @return the options, at most one of them positional; by default none
   */
  default List<Option<?>> options() {
    return List.of();
  }

  /**
   * Returns what a run has to start once, outside the JVMs that it measures.
   *
   * <p>Is called in the JVM that runs it all, to know whether there is one, and again in the JVM
   * that it is started in; costs next to nothing until it is started. {@link #open} is called with
   * the options that the fixture tells of. A workload that is given as an object has none.
   *
   * @param options the values of the options that this workload declares
   * @return the fixture; by default none
   */
  default Optional<Fixture> fixture(Options options) {
    return Optional.empty();
  }

  /**
   * Prepares for jobs; called once, before any of them and outside any time that is measured.
   *
   * @param options the values of the options that this workload declares
   * @throws Exception if the workload cannot be prepared
   */
  default void open(Options options) throws Exception {}

  /**
   * Returns what {@link #run} must return for a job.
   *
   * <p>Called once a job, one after the other, outside any time that is measured. By default the
   * job is done for it: override this where a job is slow, or has an effect.
   *
   * @param job the number of the job
   * @return the result to expect
   * @throws Exception if it cannot be told
   */
  default double expected(long job) throws Exception {
    return run(job);
  }

  /**
   * Names the threads that jobs leave running for a while because a library that they use keeps
   * them, so that no pool is blamed for them. Called at most once, after {@link #open}.
   *
   * @return for each regular expression, which matches the whole name of such threads, the reason;
   *     by default none
   */
  default Map<String, String> keptThreads() {
    return Map.of();
  }

  /**
   * Releases what {@link #open} took; called once, after the last job; in a fork before it is
   * looked at what the pool has left behind.
   *
   * @throws Exception if something could not be released
   */
  @Override
  default void close() throws Exception {}
}
