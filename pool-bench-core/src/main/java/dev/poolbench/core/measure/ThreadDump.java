package dev.poolbench.core.measure;

import dev.poolbench.core.threads.ThreadDumps;
import java.util.Arrays;

/**
 * Holds what all threads of this JVM were doing at a moment.
 *
 * @param text the threads with their stacks
 * @param insideTasks how many of them were inside a task of the series that is watched over
 */
record ThreadDump(String text, int insideTasks) {
  private static final String TASK = JobTask.class.getName() + ".run(";

  /** Counts the threads that are inside a task now, such as an earlier series in this JVM left. */
  static int countInsideTasks() {
    return (int)
        Thread.getAllStackTraces().values().stream().filter(ThreadDump::isInsideTask).count();
  }

  static ThreadDump take(int insideBefore) {
    String virtual = ThreadDumps.virtual();
    int inside = Math.max(0, countInsideTasks() + countTasks(virtual) - insideBefore);
    return new ThreadDump(ThreadDumps.cut(ThreadDumps.platform() + virtual), inside);
  }

  private static boolean isInsideTask(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(
            frame ->
                frame.getClassName().equals(JobTask.class.getName())
                    && frame.getMethodName().equals("run"));
  }

  private static int countTasks(String dump) {
    int count = 0;
    for (int at = dump.indexOf(TASK); at >= 0; at = dump.indexOf(TASK, at + TASK.length())) {
      count++;
    }
    return count;
  }
}
