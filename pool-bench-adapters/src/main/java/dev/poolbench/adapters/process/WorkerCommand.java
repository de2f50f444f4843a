package dev.poolbench.adapters.process;

import dev.poolbench.api.launch.ArgumentFile;
import dev.poolbench.api.launch.ChildEnvironment;
import dev.poolbench.api.launch.HostCode;
import dev.poolbench.api.launch.JvmOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the command line of a worker, which sees the code that its host sees, on the same JDK.
 *
 * <p>The flags keep an idle worker small and let it start soon: one thread collects a heap that
 * begins small. What the JVM itself has to say goes to standard error, for its standard output is
 * the pool's. Loops can be stopped as with G1, so that a worker can halt while it is in one.
 */
final class WorkerCommand {
  private static final HostCode CODE = new HostCode("a worker process", "take a pool of threads");
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms8m",
          "-Xmx256m",
          "-XX:+UseCountedLoopSafepoints",
          "-XX:LoopStripMiningIter=1000",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr");

  /** Has pages of the JDK's archive of classes shared by all workers, which JDKs else relocate. */
  private static final List<String> SHARING_FLAGS =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

  /** Is the newest JDK that is known to have that flag, which it does not promise to. */
  private static final int SHARING_JDK = 25;

  /** Is less than any system's limit for a command line. */
  private static final int MOST_CHARACTERS = 16 << 10;

  private final List<String> arguments;

  private WorkerCommand(List<String> arguments) {
    this.arguments = arguments;
  }

  static WorkerCommand of(List<String> flags) throws IOException {
    List<String> arguments = new ArrayList<>(FLAGS);
    if (Runtime.version().feature() <= SHARING_JDK) {
      arguments.addAll(SHARING_FLAGS);
    }
    if (flags.stream().anyMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"))) {
      arguments.remove("-XX:+UseSerialGC");
    }
    if (flags.stream().anyMatch(flag -> flag.startsWith("-Xmx"))) {
      arguments.remove("-Xms8m");
    }
    arguments.addAll(flags);
    arguments.addAll(
        CODE.arguments(WorkerMain.class, ManagementFactory.getRuntimeMXBean().getInputArguments()));
    arguments.add(Long.toString(ProcessHandle.current().pid()));
    return new WorkerCommand(arguments);
  }

  /** Reads the value of the option for flags. */
  static List<String> flags(String text) {
    List<String> flags = JvmOptions.split(text).stream().map(JvmOptions::unquoted).toList();
    if (!flags.stream().allMatch(flag -> flag.matches("-\\p{Alpha}.*"))) {
      throw new IllegalArgumentException(text);
    }
    return flags;
  }

  /** Starts a process; one that needs a file of arguments has it until {@link Started#close}. */
  Started start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path file = null;
    if (arguments.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
      file = Files.createTempFile("pool-bench-worker-", ".args");
      ArgumentFile.write(file, arguments);
      command.add("@" + file);
    } else {
      command.addAll(arguments);
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      ChildEnvironment.prepare(builder.environment());
      return new Started(builder.start(), file);
    } catch (IOException | RuntimeException e) {
      Started.delete(file);
      throw e;
    }
  }
}
