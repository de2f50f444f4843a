package dev.poolbench.adapters.process;

import dev.poolbench.api.Pool;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Is a program that uses a process pool until it is ended. */
public final class HostMain {
  private HostMain() {}

  /** Takes the workload, of which it has a job done. */
  public static void main(String[] args) throws Exception {
    try (Pool pool = Pools.open("process")) {
      Pools.run(pool, args[0], 0, 1).results();
    }
  }

  /** Starts it with the code of this JVM. */
  static Process start(String workload) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        new dev.poolbench.api.launch.HostCode("the host", "nothing")
            .arguments(HostMain.class, ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.add(workload);
    return new ProcessBuilder(command).inheritIO().start();
  }

  /** Tells whether a process runs: one whose parent does not wait for it stays as a zombie. */
  static boolean isRunning(ProcessHandle process) {
    try {
      String stat =
          Files.readString(
              Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.UTF_8);
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException gone) {
      return Files.exists(Path.of("/proc/self")) ? false : process.isAlive();
    }
  }
}
