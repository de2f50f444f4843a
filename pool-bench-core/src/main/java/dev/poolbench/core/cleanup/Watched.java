package dev.poolbench.core.cleanup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows what is left of one kind, from close until all of it is gone or its time is up. */
final class Watched {
  private static final int MOST = 1_000;

  private final Remains remains;
  private final Map<Object, String> left = new LinkedHashMap<>();
  private final List<Lingered> lingered = new ArrayList<>();
  private List<Evidence> ignored = List.of();

  Watched(Remains remains) {
    this.remains = remains;
  }

  CheckKind kind() {
    return remains.kind();
  }

  /** Looks, and tells whether something is left. */
  boolean look(long sinceClose) {
    Remains.Found found = remains.look();
    Map<Object, String> now = new LinkedHashMap<>();
    found.remnants().forEach(remnant -> now.put(remnant.key(), remnant.what()));
    left.forEach(
        (key, what) -> {
          if (!now.containsKey(key)) {
            lingered.add(new Lingered(what, sinceClose));
          }
        });
    left.clear();
    left.putAll(now);
    ignored = found.ignored();
    return !left.isEmpty();
  }

  boolean leaked() {
    return !left.isEmpty();
  }

  /** Tells whether something has gone since the last look, and so after its time was up. */
  boolean hasShrunk() {
    List<Object> now = remains.look().remnants().stream().map(Remains.Remnant::key).toList();
    return !now.containsAll(left.keySet());
  }

  /** Concludes; what has gone since the last look went because the heap was collected. */
  CleanUpCheck conclude() {
    List<Evidence> evidence = new ArrayList<>();
    if (leaked()) {
      Map<Object, Remains.Remnant> now = new LinkedHashMap<>();
      remains.look().remnants().forEach(remnant -> now.put(remnant.key(), remnant));
      left.forEach(
          (key, what) -> {
            Remains.Remnant remnant = now.get(key);
            evidence.add(
                remnant == null
                    ? new Evidence(
                        what,
                        "gone once the heap was collected: nothing closed it, the collector found it")
                    : new Evidence(remnant.what(), remnant.detail().get()));
          });
    }
    if (evidence.isEmpty() && remains.obstacle().isPresent()) {
      return CleanUpCheck.notChecked(remains.kind(), remains.obstacle().get());
    }
    return CleanUpCheck.of(remains.kind(), cut(evidence), longest(), ignored);
  }

  private static List<Evidence> cut(List<Evidence> evidence) {
    if (evidence.size() <= MOST) {
      return evidence;
    }
    List<Evidence> most = new ArrayList<>(evidence.subList(0, MOST));
    most.add(new Evidence("and %,d more".formatted(evidence.size() - MOST), ""));
    return most;
  }

  private List<Lingered> longest() {
    return lingered.stream()
        .sorted(Comparator.comparingLong(Lingered::nanos).reversed())
        .limit(MOST)
        .toList();
  }
}
