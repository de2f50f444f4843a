package dev.poolbench.core.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what all threads of this JVM were doing at a moment, virtual threads included where the JDK
 * can list them.
 *
 * @param text the threads with their stacks, cut after 200,000 characters
 * @param insideTasks how many of them were inside a task of the series that is watched over
 */
record ThreadDump(String text, int insideTasks) {
  private static final int MOST = 200_000;
  private static final String TASK = JobTask.class.getName() + ".run(";

  /** Counts the threads that are inside a task now, such as an earlier series in this JVM left. */
  static int countInsideTasks() {
    return countTasks(platformThreads());
  }

  static ThreadDump take(int insideBefore) {
    String all = platformThreads() + virtualThreads();
    int inside = Math.max(0, countTasks(all) - insideBefore);
    return new ThreadDump(all.length() > MOST ? all.substring(0, MOST) + "\n..." : all, inside);
  }

  private static int countTasks(String dump) {
    int count = 0;
    for (int at = dump.indexOf(TASK); at >= 0; at = dump.indexOf(TASK, at + TASK.length())) {
      count++;
    }
    return count;
  }

  private static String platformThreads() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      Thread thread = entry.getKey();
      text.append('"').append(thread.getName()).append('"');
      text.append(thread.isDaemon() ? " daemon " : " ").append(thread.getState()).append('\n');
      for (StackTraceElement frame : entry.getValue()) {
        text.append("    at ").append(frame).append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Asks the diagnostic bean of JDK 21 and newer, which writes to a file only. */
  private static String virtualThreads() {
    Path folder = null;
    try {
      Class<? extends PlatformManagedObject> bean =
          Class.forName("com.sun.management.HotSpotDiagnosticMXBean")
              .asSubclass(PlatformManagedObject.class);
      Class<?> format =
          Class.forName("com.sun.management.HotSpotDiagnosticMXBean$ThreadDumpFormat");
      Method dump = bean.getMethod("dumpThreads", String.class, format);
      folder = Files.createTempDirectory("pool-bench-dump");
      Path file = folder.resolve("threads.txt");
      dump.invoke(
          ManagementFactory.getPlatformMXBean(bean),
          file.toString(),
          format.getField("TEXT_PLAIN").get(null));
      return Arrays.stream(Files.readString(file).split("\n\n"))
          .filter(block -> block.lines().findFirst().orElse("").contains("\" virtual"))
          .map(block -> block.strip() + "\n\n")
          .collect(Collectors.joining());
    } catch (ReflectiveOperationException e) {
      return "";
    } catch (IOException e) {
      return "virtual threads: not available: " + e + "\n";
    } finally {
      delete(folder);
    }
  }

  private static void delete(@Nullable Path folder) {
    try {
      if (folder != null) {
        Files.deleteIfExists(folder.resolve("threads.txt"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      // Left to the system, which cleans its folder for temporary files.
    }
  }
}
