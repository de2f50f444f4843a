package dev.poolbench.core.cleanup;

import dev.poolbench.core.threads.VirtualThreads;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Looks for virtual threads that were not there before. */
final class RemainingVirtualThreads implements Remains {
  private final CleanUpSettings settings;
  private final Set<Long> before = new HashSet<>();
  private String obstacle;

  RemainingVirtualThreads(CleanUpSettings settings) {
    this.settings = settings;
    VirtualThreads.Listing listing = VirtualThreads.list();
    listing.threads().forEach(listed -> before.add(listed.id()));
    this.obstacle = listing.obstacle();
  }

  @Override
  public CheckKind kind() {
    return CheckKind.VIRTUAL_THREADS;
  }

  @Override
  public Optional<String> obstacle() {
    return obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
  }

  @Override
  public Found look() {
    Found found = Found.nothing();
    VirtualThreads.Listing listing = VirtualThreads.list();
    obstacle = listing.obstacle();
    for (VirtualThreads.Listed listed : listing.threads()) {
      if (!before.contains(listed.id())) {
        found.add(
            new Remnant(listed.id(), listed.name(), listed.what(), listed::stack),
            JdkOwn.virtualThread(listed.stack())
                .or(() -> settings.reasonToAllow(CheckKind.VIRTUAL_THREADS, listed.name())));
      }
    }
    return found;
  }
}
