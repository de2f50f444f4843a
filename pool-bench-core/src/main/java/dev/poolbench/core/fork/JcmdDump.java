package dev.poolbench.core.fork;

import dev.poolbench.core.jdk.Jdk;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Takes the thread dump of a JVM that says nothing any more, from outside. */
final class JcmdDump {
  private static final int SECONDS = 10;

  /** Is less, so that jcmd deletes what it has written for the JVM that does not answer. */
  private static final int ATTACH_MILLIS = 5_000;

  private static final Charset NATIVE =
      Charset.forName(System.getProperty("native.encoding", "UTF-8"));

  private JcmdDump() {}

  static String of(Jdk jdk, long pid) {
    Optional<Path> jcmd = jdk.tool("jcmd");
    if (jcmd.isEmpty()) {
      return "thread dump: not available: %s has no jcmd".formatted(jdk);
    }
    try {
      Path file = Files.createTempFile("pool-bench-dump", ".txt");
      try {
        Process process =
            new ProcessBuilder(
                    jcmd.get().toString(),
                    "-J-Dsun.tools.attach.attachTimeout=" + ATTACH_MILLIS,
                    Long.toString(pid),
                    "Thread.print",
                    "-l")
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        try {
          if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            return "thread dump: not available: jcmd had no answer in %d s".formatted(SECONDS);
          }
        } finally {
          process.destroyForcibly();
        }
        String said = new String(Files.readAllBytes(file), NATIVE);
        return process.exitValue() == 0 ? said : "thread dump: not available: jcmd: " + said;
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return "thread dump: not available: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "thread dump: not available: taking it was interrupted";
    }
  }
}
