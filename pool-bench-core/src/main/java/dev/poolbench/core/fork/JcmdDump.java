package dev.poolbench.core.fork;

import dev.poolbench.core.jdk.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Takes the thread dump of a JVM that says nothing any more, from outside. */
final class JcmdDump {
  private static final int SECONDS = 10;

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
            new ProcessBuilder(jcmd.get().toString(), Long.toString(pid), "Thread.print", "-l")
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return "thread dump: not available: jcmd had no answer in %d s".formatted(SECONDS);
        }
        return Files.readString(file);
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
