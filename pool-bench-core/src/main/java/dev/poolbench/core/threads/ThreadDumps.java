package dev.poolbench.core.threads;

import java.util.Map;

/** Writes what threads are doing. */
public final class ThreadDumps {
  private static final int MOST_FRAMES = 100;
  private static final int MOST = 200_000;

  private ThreadDumps() {}

  /**
   * Writes a stack.
   *
   * @param frames its frames, the innermost first
   * @return a line a frame, of 100 at most
   */
  public static String stack(StackTraceElement[] frames) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
      text.append("    at ").append(frames[i]).append('\n');
    }
    if (frames.length > MOST_FRAMES) {
      text.append("    and ").append(frames.length - MOST_FRAMES).append(" more\n");
    }
    return text.toString();
  }

  /**
   * Names a thread.
   *
   * @param thread the thread
   * @return its name, its state, and whether it is a daemon
   */
  public static String describe(Thread thread) {
    return "thread \"%s\", %s, %s"
        .formatted(
            thread.getName(), thread.getState(), thread.isDaemon() ? "a daemon" : "not a daemon");
  }

  /**
   * Dumps the platform threads.
   *
   * @return each with its stack, whole however long that is
   */
  public static String platform() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      text.append(describe(entry.getKey())).append('\n');
      text.append(stack(entry.getValue())).append('\n');
    }
    return text.toString();
  }

  /**
   * Dumps the virtual threads, as far as the JDK lists them.
   *
   * @return each with its stack, whole however long that is; empty if there is none
   */
  public static String virtual() {
    StringBuilder text = new StringBuilder();
    for (VirtualThreads.Listed listed : VirtualThreads.list().threads()) {
      text.append(listed.what()).append('\n').append(listed.stack()).append('\n');
    }
    return text.toString();
  }

  /**
   * Dumps all threads.
   *
   * @return each with its stack, cut after 200,000 characters
   */
  public static String all() {
    return cut(platform() + virtual());
  }

  /**
   * Cuts a dump that is too long to be kept.
   *
   * @param dump the dump
   * @return its first 200,000 characters
   */
  public static String cut(String dump) {
    return dump.length() > MOST ? dump.substring(0, MOST) + "\n..." : dump;
  }
}
