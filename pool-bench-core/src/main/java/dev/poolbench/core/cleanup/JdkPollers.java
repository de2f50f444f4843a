package dev.poolbench.core.cleanup;

import java.util.Optional;

/**
 * Explains the event queues of the JDK's own pollers, which wait for the sockets of virtual
 * threads: they are opened when a virtual thread first waits, and never closed.
 *
 * <p>A selector that was left open looks just the same, so the pollers on the heap are counted, and
 * as many queues as there are more of them are explained. They are counted only when there is
 * something to explain.
 */
final class JdkPollers {
  private static final String POLLER = "sun.nio.ch.EPollPoller";
  private static final String QUEUE = "anon_inode:[eventpoll]";
  private static final String WAKEUP = "anon_inode:[eventfd]";

  private long before;
  private long now = -1;

  /** Tells how many pollers there were at the baseline; without that, there were none. */
  void before(Histogram histogram) {
    before = histogram.instances(POLLER);
  }

  /** Counts anew the next time. */
  void forget() {
    now = -1;
  }

  Optional<String> explain(String target, int count) {
    if (!target.equals(QUEUE) && !target.equals(WAKEUP)) {
      return Optional.empty();
    }
    if (now < 0) {
      now = count();
    }
    return count <= now - before
        ? Optional.of("belongs to the JDK's own pollers for virtual threads, which it keeps")
        : Optional.empty();
  }

  private static long count() {
    try {
      return Histogram.take().instances(POLLER);
    } catch (Diagnostics.Unavailable e) {
      return 0;
    }
  }
}
