package dev.poolbench.core.cleanup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows what is left of one kind, from close until all of it is gone or its time is up. What
 * comes and goes later, such as a file that the JVM reads, was not left.
 */
final class Watched {
  private static final int MOST = 1_000;

  private static final String GONE =
      "gone a moment later, after the heap was collected: either it went just after the grace period, or nothing but the collector closes it";

  private final Remains remains;
  private final Set<Object> atClose = new HashSet<>();
  private final Map<Object, String> left = new LinkedHashMap<>();
  private final ArrayDeque<Lingered> lingered = new ArrayDeque<>();
  private List<Evidence> ignored = List.of();

  private boolean looked;

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
    for (Remains.Remnant remnant : found.remnants()) {
      now.put(remnant.key(), now.size() < MOST ? remnant.what() : "");
    }
    if (!looked) {
      atClose.addAll(now.keySet());
      looked = true;
    }
    left.forEach(
        (key, what) -> {
          if (!now.containsKey(key) && atClose.contains(key) && !what.isEmpty()) {
            linger(new Lingered(what, sinceClose));
          }
        });
    left.clear();
    left.putAll(now);
    ignored = found.ignored();
    return !left.isEmpty();
  }

  /** The heap is checked next, so what this keeps must be bounded: the slowest are the last. */
  private void linger(Lingered one) {
    if (lingered.size() == MOST) {
      lingered.removeFirst();
    }
    lingered.addLast(one);
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
            if (remnant != null) {
              evidence.add(new Evidence(remnant.what(), remnant.detail().get()));
            } else if (atClose.contains(key)) {
              evidence.add(new Evidence(what, GONE));
            }
          });
    }
    if (evidence.isEmpty() && remains.obstacle().isPresent()) {
      return CleanUpCheck.notChecked(remains.kind(), remains.obstacle().get());
    }
    List<Lingered> slowestFirst = new ArrayList<>(lingered);
    Collections.reverse(slowestFirst);
    return CleanUpCheck.of(remains.kind(), cut(evidence), slowestFirst, ignored);
  }

  private static List<Evidence> cut(List<Evidence> evidence) {
    if (evidence.size() <= MOST) {
      return evidence;
    }
    List<Evidence> most = new ArrayList<>(evidence.subList(0, MOST));
    most.add(new Evidence("and %,d more".formatted(evidence.size() - MOST), ""));
    return most;
  }
}
