package dev.poolbench.core.measure;

/** Is told, from any thread, of jobs that turn up after their batch was closed. */
public interface Stragglers {

  /**
   * Records jobs that were started or answered again.
   *
   * @param count how many
   */
  void repeated(int count);

  /**
   * Records jobs that were missing when their batch was closed and came afterwards.
   *
   * @param count how many
   */
  void late(int count);
}
