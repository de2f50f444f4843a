package dev.poolbench.adapters.process;

/** Is something that does jobs in other processes and returns the result of each. */
interface Subject extends AutoCloseable {
  String name();

  /** Does all jobs, so many a message; 0 for what Python's {@code Pool.map} takes. */
  void run(double[] results, int chunk) throws Exception;

  /** Is how many jobs make the compilers do all that they will do. */
  int WARM = 10_000_000;

  /** Does jobs until it is as fast as it becomes. */
  default void warmUp(int jobs, int chunk) throws Exception {
    for (int round = 0; round < Math.max(3, WARM / jobs); round++) {
      run(new double[jobs], chunk);
    }
  }

  static int chunkFor(int jobs, int chunk, int workers) {
    return chunk > 0 ? chunk : Math.max(1, (jobs + 4 * workers - 1) / (4 * workers));
  }
}
