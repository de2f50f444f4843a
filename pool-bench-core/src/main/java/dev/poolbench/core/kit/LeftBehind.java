package dev.poolbench.core.kit;

import java.util.List;
import java.util.Set;

/** Knows which threads have come since it was made, but for those of the kit and of the JVM. */
final class LeftBehind {
  private static final List<String> OWN =
      List.of(
          "pool-bench-",
          "process reaper",
          "Attach Listener",
          "MasterPoller",
          "Read-Poller",
          "Write-Poller",
          "VirtualThread-unparker");

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> OWN.stream().noneMatch(thread.getName()::startsWith))
        .map(thread -> "%s (%s)".formatted(thread.getName(), thread.getState()))
        .sorted()
        .toList();
  }
}
