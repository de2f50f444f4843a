package dev.poolbench.core.cleanup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for child processes and their children.
 *
 * <p>A zombie is dead: it has given back everything, and only its parent has not yet asked how it
 * ended.
 */
final class Processes implements Remains {
  private static final File TASKS = new File("/proc/self/task");

  private final CleanUpSettings settings;
  private final Set<ProcessHandle> before = descendants().collect(Collectors.toSet());

  Processes(CleanUpSettings settings) {
    this.settings = settings;
  }

  @Override
  public CheckKind kind() {
    return CheckKind.PROCESSES;
  }

  @Override
  public Found look() {
    Found found = Found.nothing();
    descendants()
        .filter(process -> !before.contains(process) && process.isAlive() && !isZombie(process))
        .forEach(process -> add(process, found));
    return found;
  }

  /** The JDK looks at every process of the machine, which can often be spared. */
  private static Stream<ProcessHandle> descendants() {
    return hasNoChild() ? Stream.empty() : ProcessHandle.current().descendants();
  }

  /**
   * Tells whether the kernel lists none, by the thread that started it. False where it does not
   * list them, or if a thread has ended meanwhile, whose children go to another.
   */
  private static boolean hasNoChild() {
    String @Nullable [] threads = TASKS.list();
    if (threads == null) {
      return false;
    }
    try {
      for (String thread : threads) {
        if (!Files.readString(Path.of(TASKS.getPath(), thread, "children")).isEmpty()) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void add(ProcessHandle process, Found found) {
    String command = command(process);
    found.add(
        new Remnant(
            process,
            command,
            "process %d: %s".formatted(process.pid(), command),
            () -> started(process)),
        settings.reasonToAllow(CheckKind.PROCESSES, command));
  }

  /** The JDK does not tell command lines that are long. */
  private static String command(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .or(() -> read(process, "cmdline").map(text -> text.replace('\0', ' ').strip()))
        .filter(text -> !text.isEmpty())
        .or(() -> process.info().command())
        .orElse("command not known");
  }

  private static String started(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> "started at " + start)
        .orElse("start not known");
  }

  /** The state comes after the name, which is in parentheses and may itself have some. */
  private static boolean isZombie(ProcessHandle process) {
    return read(process, "stat")
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip())
        .filter(state -> state.startsWith("Z") || state.startsWith("X"))
        .isPresent();
  }

  private static Optional<String> read(ProcessHandle process, String file) {
    try {
      return Optional.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
