package dev.poolbench.core.cleanup;

/**
 * Runs any code and tells whether it gave back what it took.
 *
 * <pre>{@code
 * CleanUpReport report =
 *     CleanUp.check(
 *         () -> Executors.newFixedThreadPool(8),
 *         pool -> pool.submit(job).get(),
 *         ExecutorService::shutdown);
 * assertThat(report.leaks()).isEmpty();
 * }</pre>
 *
 * <p>The code runs on a thread of its own, with the class loader, the thread group and the daemon
 * status of the calling thread, so that it can be given up when it hangs. Threads, files and heap
 * belong to the whole JVM: what other code starts or opens at the same time counts as this code's,
 * so nothing else should run meanwhile. When all is clean, a check takes little longer than the few
 * garbage collections that count the heap; the first one in a JVM takes some 0.3 s more.
 */
public final class CleanUp {
  private CleanUp() {}

  /** Is code that opens, uses and closes something. */
  @FunctionalInterface
  public interface Block {
    /**
     * Runs the code.
     *
     * @throws Exception what is wrong; ends the check
     */
    void run() throws Exception;
  }

  /**
   * Opens something.
   *
   * @param <T> what it opens
   */
  @FunctionalInterface
  public interface Opening<T> {
    /**
     * Opens it.
     *
     * @return what was opened
     * @throws Exception what is wrong; ends the check
     */
    T open() throws Exception;
  }

  /**
   * Does something with what was opened: uses it or closes it.
   *
   * @param <T> what was opened
   */
  @FunctionalInterface
  public interface Action<T> {
    /**
     * Does it.
     *
     * @param opened what was opened
     * @throws Exception what is wrong; ends the check
     */
    void accept(T opened) throws Exception;
  }

  /**
   * Checks a block that opens, uses and closes something, with the defaults. How long its closing
   * took is not known and so not checked, but a block that hangs is.
   *
   * @param block the code
   * @return the verdicts
   * @throws InterruptedException if this thread is interrupted; the block then is, too
   * @throws Exception what the block has thrown
   */
  public static CleanUpReport check(Block block) throws Exception {
    return check(block, CleanUpSettings.defaults());
  }

  /**
   * Checks a block that opens, uses and closes something. How long its closing took is not known
   * and so not checked, but a block that hangs is.
   *
   * @param block the code
   * @param settings how long to wait and what to tolerate
   * @return the verdicts
   * @throws InterruptedException if this thread is interrupted; the block then is, too
   * @throws Exception what the block has thrown
   */
  public static CleanUpReport check(Block block, CleanUpSettings settings) throws Exception {
    return check(guard -> guard.step("the block", block), settings);
  }

  /**
   * Opens something, uses it and closes it, whatever happened before, with the defaults; closing is
   * timed apart.
   *
   * @param <T> what is opened
   * @param opening opens it
   * @param use uses it
   * @param closing closes it
   * @return the verdicts
   * @throws InterruptedException if this thread is interrupted; the code then is, too
   * @throws Exception what the code has thrown
   */
  public static <T> CleanUpReport check(
      Opening<? extends T> opening, Action<? super T> use, Action<? super T> closing)
      throws Exception {
    return check(opening, use, closing, CleanUpSettings.defaults());
  }

  /**
   * Opens something, uses it and closes it, whatever happened before; closing is timed apart.
   *
   * @param <T> what is opened
   * @param opening opens it
   * @param use uses it
   * @param closing closes it
   * @param settings how long to wait and what to tolerate
   * @return the verdicts
   * @throws InterruptedException if this thread is interrupted; the code then is, too
   * @throws Exception what the code has thrown
   */
  public static <T> CleanUpReport check(
      Opening<? extends T> opening,
      Action<? super T> use,
      Action<? super T> closing,
      CleanUpSettings settings)
      throws Exception {
    return check(
        guard -> {
          T opened = guard.open(opening);
          try {
            guard.step("use", () -> use.accept(opened));
          } finally {
            guard.close(() -> closing.accept(opened));
          }
        },
        settings);
  }

  /**
   * Runs a block again and again, with the defaults, and tells whether memory grows with every
   * round.
   *
   * @param rounds how many, at least 20 for a verdict and at most 2,000; 20 more come first, as a
   *     warm-up
   * @param block the code, which opens, uses and closes something
   * @return the verdicts, with all readings
   * @throws IllegalArgumentException if the number is not accepted
   * @throws InterruptedException if this thread is interrupted; the block then is, too
   * @throws Exception what the block has thrown
   */
  public static CleanUpTrends rounds(int rounds, Block block) throws Exception {
    return Rounds.run(rounds, block, TrendSettings.defaults());
  }

  /**
   * Runs a block again and again and tells whether memory grows with every round.
   *
   * @param rounds how many, at least 20 for a verdict and at most 2,000; 20 more come first, as a
   *     warm-up
   * @param block the code, which opens, uses and closes something
   * @param settings what to tolerate
   * @return the verdicts, with all readings
   * @throws IllegalArgumentException if the number is not accepted
   * @throws InterruptedException if this thread is interrupted; the block then is, too
   * @throws Exception what the block has thrown
   */
  public static CleanUpTrends rounds(int rounds, Block block, TrendSettings settings)
      throws Exception {
    return Rounds.run(rounds, block, settings);
  }

  private static CleanUpReport check(Guard.Steps steps, CleanUpSettings settings) throws Exception {
    CleanUpBaseline baseline = CleanUpBaseline.take(settings);
    Guard guard = new Guard(steps, settings.closeLimit(), settings.deadline());
    CloseTime closeTime = guard.run();
    return baseline.check(closeTime, guard.threadId());
  }
}
