package dev.poolbench.core.cleanup;

import dev.poolbench.core.threads.ThreadDumps;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for platform threads, by identity: a name may be used again. */
final class PlatformThreads implements Remains {
  private final CleanUpSettings settings;
  private final Set<Long> before =
      Thread.getAllStackTraces().keySet().stream().map(Thread::getId).collect(Collectors.toSet());

  PlatformThreads(CleanUpSettings settings) {
    this.settings = settings;
  }

  @Override
  public CheckKind kind() {
    return CheckKind.THREADS;
  }

  /** Takes a thread for one that was there before. */
  void except(long threadId) {
    before.add(threadId);
  }

  @Override
  public Found look() {
    Found found = Found.nothing();
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      Thread thread = entry.getKey();
      if (!before.contains(thread.getId()) && thread != Thread.currentThread()) {
        found.add(
            new Remnant(
                thread.getId(),
                thread.getName(),
                ThreadDumps.describe(thread),
                () -> ThreadDumps.stack(entry.getValue())),
            reasonToIgnore(thread));
      }
    }
    return found;
  }

  private Optional<String> reasonToIgnore(Thread thread) {
    return JdkOwn.thread(thread)
        .or(() -> settings.reasonToAllow(CheckKind.THREADS, thread.getName()));
  }
}
