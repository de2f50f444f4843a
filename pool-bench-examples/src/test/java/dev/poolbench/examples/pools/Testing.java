package dev.poolbench.examples.pools;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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

  private static final String[] LIGHT_JVM = {
    "--jvm-arg=-Xmx64m", "--jvm-arg=-XX:+UseSerialGC", "--jvm-arg=-XX:TieredStopAtLevel=1"
  };

  private Testing() {}

  record Outcome(int status, String out, String err) {}

  static Outcome run(String... args) {
    return run(new Screen(false, false, StandardCharsets.UTF_8), args);
  }

  static Outcome run(Screen screen, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        PoolsCommand.run(new PrintWriter(out), new PrintWriter(err), screen, () -> false, args);
    return new Outcome(status, out.toString(), err.toString());
  }

  /** Lets forks start sooner, if there are any and nothing else is said of them. */
  static String[] quick(String... args) {
    boolean light =
        Stream.of(args).noneMatch(arg -> arg.equals("--in-process") || arg.startsWith("--jvm-arg"));
    return Stream.of(QUICK, light ? LIGHT_JVM : new String[0], args)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }
}
