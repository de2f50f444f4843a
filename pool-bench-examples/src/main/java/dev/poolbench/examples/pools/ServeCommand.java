package dev.poolbench.examples.pools;

import dev.poolbench.adapters.http.JobServer;
import dev.poolbench.core.page.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the server of the network jobs until it is interrupted, as the study's server did. */
@Command(
    name = "serve",
    usageHelpWidth = Page.WIDTH,
    description = {
      "Answers GET /?job=N&size=128b&delay=10ms on the loopback address until Ctrl-C.",
      "A run of http starts such a server by itself; ask this one by its port or URL:",
      "  pools --workload 'http(port=8080,delay=10ms)'"
    })
final class ServeCommand implements Callable<Integer> {
  private final PrintWriter out;
  private final PrintWriter err;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--port", paramLabel = "PORT", description = "Where to listen (default: 8080)")
  private int port = 8_080;

  @SuppressWarnings("UnusedVariable") // Is acted upon by picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this, and stop")
  private boolean help;

  ServeCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port %d: accepted is 0 (a free one) to 65535".formatted(port));
    }
    try (JobServer server = JobServer.start(port)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "pools-serve-shutdown"));
      out.printf(
          "listening on http://127.0.0.1:%d/?job=1&size=128b&delay=10ms until Ctrl-C%n",
          server.port());
      out.flush();
      server.await();
      return 0;
    } catch (IOException e) {
      err.println("pools: " + e.getMessage());
      return 1;
    }
  }
}
