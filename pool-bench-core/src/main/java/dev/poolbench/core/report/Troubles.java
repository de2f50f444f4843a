package dev.poolbench.core.report;

import dev.poolbench.core.cleanup.CheckKind;
import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds what went wrong with one pool in a run, to be held against another run. */
final class Troubles {
  private final Map<Integer, String> failed = new TreeMap<>();
  private final Map<CheckKind, CleanUpCheck> checks = new TreeMap<>();
  private final Optional<Kept> kept;

  private Troubles(Report report, Combination combination) {
    List<Series> own =
        report.series().stream()
            .filter(series -> Combination.of(series.plan()).equals(combination))
            .toList();
    boolean sound = own.stream().allMatch(series -> series.failures().isEmpty());
    for (Cell cell : report.cells()) {
      boolean notReached = !report.complete() && sound && cell.samples().isEmpty();
      if (Combination.of(cell).equals(combination) && cell.isFailed() && !notReached) {
        failed.put(cell.jobs(), cell.problems().get(0));
      }
    }
    own.stream()
        .flatMap(series -> series.cleanUp().stream())
        .flatMap(checked -> checked.checks().stream())
        .forEach(check -> checks.put(check.kind(), check));
    kept =
        report.kept().stream()
            .filter(
                one ->
                    new Combination(one.jdk(), one.pool(), one.workers(), one.dispatch())
                        .equals(combination))
            .findFirst();
  }

  static Troubles of(Report report, Combination combination) {
    return new Troubles(report, combination);
  }

  /** Returns what is wrong here and was checked and sound there, in words. */
  List<String> notIn(Troubles other) {
    List<String> found = new ArrayList<>();
    List<Integer> counts =
        failed.keySet().stream().filter(jobs -> !other.failed.containsKey(jobs)).toList();
    if (!counts.isEmpty()) {
      found.add(
          "fails at %s jobs: %s"
              .formatted(
                  counts.stream().map(Object::toString).collect(Collectors.joining(", ")),
                  failed.getOrDefault(counts.get(0), "")));
    }
    checks.forEach(
        (kind, check) -> {
          CleanUpCheck there = other.checks.get(kind);
          if (check.verdict() == Verdict.LEAKED
              && there != null
              && there.verdict() == Verdict.CLEAN) {
            found.add("leaves something behind: " + check);
          }
        });
    boolean cleanThere = other.kept.filter(one -> one.verdict() == Verdict.CLEAN).isPresent();
    kept.filter(one -> one.verdict() == Verdict.LEAKED && cleanThere)
        .flatMap(Kept::perJob)
        .ifPresent(slope -> found.add("keeps memory of each job while it is open: " + slope));
    return found;
  }
}
