package dev.poolbench.examples.pools;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** Runs the command in this JVM. */
final class Testing {
  /** Makes a run as short as it can be. */
  private static final String[] QUICK = {
    "-m",
    "4",
    "-s",
    "2",
    "-r",
    "1",
    "-t",
    "2",
    "--forks",
    "1",
    "--warm-up-time",
    "0",
    "--iteration-time",
    "0",
    "--no-inspect"
  };

  private Testing() {}

  record Outcome(int status, String out, String err) {}

  static Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        PoolsCommand.run(new PrintWriter(out), new PrintWriter(err), false, () -> false, args);
    return new Outcome(status, out.toString(), err.toString());
  }

  static String[] quick(String... args) {
    return Stream.concat(Stream.of(QUICK), Stream.of(args)).toArray(String[]::new);
  }
}
