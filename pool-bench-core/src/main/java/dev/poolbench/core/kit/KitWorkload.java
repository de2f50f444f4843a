package dev.poolbench.core.kit;

import dev.poolbench.api.Option;
import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/**
 * Is what the jobs of the kit do: some throw, some wait at a gate, which is a port so that a worker
 * in another process finds it too.
 */
public final class KitWorkload implements Workload {
  static final Option<Integer> FAILING =
      Option.integer("failing", 0, 0, Integer.MAX_VALUE, "every how manieth job throws, or 0");
  static final Option<Integer> GATED =
      Option.integer("gated", 0, 0, Integer.MAX_VALUE, "how many of the first jobs wait");
  static final Option<Integer> PORT =
      Option.integer("port", 0, 0, 65_535, "where the gate is, on the loopback interface");

  private int failing;
  private int gated;
  private int port;

  /** Makes the workload; it is opened before use. */
  public KitWorkload() {}

  @Override
  public String describe() {
    return "proves a pool: some jobs throw, some wait at a gate";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FAILING, GATED, PORT);
  }

  @Override
  public void open(Options options) {
    failing = options.get(FAILING);
    gated = options.get(GATED);
    port = options.get(PORT);
  }

  @Override
  public double run(long job) throws Exception {
    if (failing > 0 && job % failing == 0) {
      throw new WantedException(job);
    }
    if (job < gated) {
      pass();
    }
    return expected(job);
  }

  @Override
  public double expected(long job) {
    return job + 0.5;
  }

  /** Has no stack trace, for it ends in the log of whoever proves a pool. */
  private static final class WantedException extends Exception {
    private static final long serialVersionUID = 1L;

    WantedException(long job) {
      super("job %d throws, as the kit wants it to".formatted(job), null, false, false);
    }
  }

  private void pass() throws IOException {
    try (Socket gate = new Socket(InetAddress.getLoopbackAddress(), port)) {
      if (gate.getInputStream().read() < 0) {
        throw new IOException("the gate was taken down");
      }
    }
  }
}
