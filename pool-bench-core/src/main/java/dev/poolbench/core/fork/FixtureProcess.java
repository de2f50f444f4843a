package dev.poolbench.core.fork;

import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.jdk.Jdk;
import dev.poolbench.core.memory.Figure;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Is the JVM that the fixture of a workload runs in, as its host sees it. It ends when the host
 * does, whatever happens.
 *
 * <p>All methods may be called from any thread.
 */
public final class FixtureProcess implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(8);

  private final ForkProcess fork;
  private final Socket socket;
  private final FixtureAnswer answer;

  private FixtureProcess(ForkProcess fork, Socket socket, FixtureAnswer answer) {
    this.fork = fork;
    this.socket = socket;
    this.answer = answer;
  }

  /**
   * Starts a fixture.
   *
   * @param folder where its argument file and its log are kept
   * @param name of the process, for its files
   * @param jdk what runs it
   * @param spec the workload that it is of
   * @param timeout how long starting it may take
   * @return the process, to be closed
   * @throws ForkException if it cannot be started
   * @throws IOException if its JVM cannot be started
   */
  public static FixtureProcess start(
      Path folder, String name, Jdk jdk, WorkloadSpec spec, Duration timeout)
      throws ForkException, IOException {
    ForkProcess fork = ForkProcess.start(folder, name, jdk, List.of());
    try {
      Socket socket = fork.accept();
      FixtureAnswer answer = fork.ask(socket, timeout, ForkMain.FIXTURE, spec, FixtureAnswer.class);
      FixtureProcess process = new FixtureProcess(fork, socket, answer);
      if (process.answer.done()) {
        process.close();
      }
      return process;
    } catch (SocketTimeoutException e) {
      String dump = fork.threadDump();
      fork.close();
      throw new ForkException(
          "the fixture of %s did not start within %d s%n%s"
              .formatted(spec, timeout.toSeconds(), dump),
          e);
    } catch (IOException e) {
      String end = "the fixture of %s: %s".formatted(spec, fork.end(e));
      fork.close();
      throw new ForkException(end, e);
    } catch (ForkException e) {
      fork.close();
      throw e;
    }
  }

  /**
   * Returns what the fixture has told.
   *
   * @return its answer
   */
  public FixtureAnswer answer() {
    return answer;
  }

  /**
   * Tells whether the fixture can be used: it runs, or has nothing to run for.
   *
   * @return whether it can
   */
  public boolean isUsable() {
    return answer.done() || fork.process().isAlive();
  }

  /**
   * Reads the processor time that the fixture has used.
   *
   * @return nanoseconds, to some milliseconds; absent if there is none or it cannot be read
   */
  public Figure cpuTime() {
    if (answer.done()) {
      return Figure.absent("the fixture has ended, having told all that it is for");
    }
    return fork.process()
        .info()
        .totalCpuDuration()
        .map(time -> Figure.nanos(time.toNanos(), "ProcessHandle"))
        .orElseGet(() -> Figure.absent("the fixture has ended, or the system does not tell"));
  }

  /** Ends the fixture: asks it to, and stops it and its children if it does not. */
  @Override
  public void close() {
    try {
      socket.close();
      var unused = fork.waitFor(END);
    } catch (IOException e) {
      // It is stopped all the same.
    } finally {
      fork.close();
    }
  }
}
