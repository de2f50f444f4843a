package dev.poolbench.api;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Is what a workload needs once a run, outside every JVM that is measured: a server that its jobs
 * ask, or a calibration that all pools share.
 *
 * <p>A run starts it in a JVM of its own, before anything is measured, and ends that JVM after all
 * else. What that JVM takes is in no figure of a pool; its processor time is recorded.
 */
@FunctionalInterface
public interface Fixture {

  /**
   * Starts it in the JVM that this is called in; called once, by one thread.
   *
   * @return what has been started
   * @throws Exception if it cannot be started: then nothing of it is left running
   */
  Running start() throws Exception;

  /** Is a fixture that has been started. Its methods may be called from any thread. */
  interface Running extends AutoCloseable {

    /**
     * Tells the workload how to use it.
     *
     * @return the values of options of the workload as text, by their names: they take the place of
     *     those that were given, in every JVM that the jobs run in
     */
    default Map<String, String> options() {
      return Map.of();
    }

    /**
     * Tells what is worth recording, such as what it is built on or what a calibration has found.
     *
     * @return sentences by name, kept in the report; by default none
     */
    default Map<String, String> facts() {
      return Map.of();
    }

    /**
     * Measures how many jobs it can serve, whatever the pool; called once, before anything else is
     * measured, and may take seconds.
     *
     * @return jobs a second; empty if it sets no limit, or if that cannot be told
     * @throws Exception if it cannot be measured
     */
    default OptionalDouble calibrate() throws Exception {
      return OptionalDouble.empty();
    }

    /**
     * Tells whether all it is for is in its options, so that its JVM may end at once.
     *
     * @return whether nothing has to run on
     */
    default boolean isDone() {
      return false;
    }

    /**
     * Ends it.
     *
     * @throws Exception if something could not be ended
     */
    @Override
    void close() throws Exception;
  }
}
