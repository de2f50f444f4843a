package dev.poolbench.core.cleanup;

import java.util.Map;

/** Writes what threads are doing. */
final class Dumps {
  private static final int MOST_FRAMES = 100;
  private static final int MOST = 200_000;

  private Dumps() {}

  static String stack(StackTraceElement[] frames) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
      text.append("    at ").append(frames[i]).append('\n');
    }
    if (frames.length > MOST_FRAMES) {
      text.append("    and ").append(frames.length - MOST_FRAMES).append(" more\n");
    }
    return text.toString();
  }

  static String describe(Thread thread) {
    return "thread \"%s\", %s, %s"
        .formatted(
            thread.getName(), thread.getState(), thread.isDaemon() ? "a daemon" : "not a daemon");
  }

  /** Dumps all threads, virtual ones where the JDK lists them, cut after 200,000 characters. */
  static String all() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      text.append(describe(entry.getKey())).append('\n');
      text.append(stack(entry.getValue())).append('\n');
    }
    VirtualThreads.Listing listing = VirtualThreads.list();
    for (VirtualThreads.Listed listed : listing.threads()) {
      text.append(listed.what()).append('\n').append(listed.stack()).append('\n');
    }
    return text.length() > MOST ? text.substring(0, MOST) + "\n..." : text.toString();
  }
}
