package dev.poolbench.core.cleanup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds what one check has come to.
 *
 * @param kind what was checked
 * @param verdict what it has come to
 * @param reason why nothing can be said; empty unless the verdict is {@link Verdict#NOT_CHECKED}
 * @param evidence what was not given back; empty unless the verdict is {@link Verdict#LEAKED}
 * @param lingered what went away by itself within the grace period, the slowest first
 * @param ignored what is there but is the JDK's own or was allowed, with the reason as its detail
 */
public record CleanUpCheck(
    CheckKind kind,
    Verdict verdict,
    String reason,
    List<Evidence> evidence,
    List<Lingered> lingered,
    List<Evidence> ignored) {

  /**
   * Copies the lists.
   *
   * @param kind what was checked
   * @param verdict what it has come to
   * @param reason why nothing can be said
   * @param evidence what was not given back
   * @param lingered what went away by itself
   * @param ignored what is there but does not count
   */
  public CleanUpCheck {
    evidence = List.copyOf(evidence);
    lingered = List.copyOf(lingered);
    ignored = List.copyOf(ignored);
  }

  static CleanUpCheck of(
      CheckKind kind, List<Evidence> evidence, List<Lingered> lingered, List<Evidence> ignored) {
    Verdict verdict = evidence.isEmpty() ? Verdict.CLEAN : Verdict.LEAKED;
    return new CleanUpCheck(kind, verdict, "", evidence, lingered, ignored);
  }

  static CleanUpCheck of(CheckKind kind, List<Evidence> evidence) {
    return of(kind, evidence, List.of(), List.of());
  }

  static CleanUpCheck notChecked(CheckKind kind, String reason) {
    return new CleanUpCheck(kind, Verdict.NOT_CHECKED, reason, List.of(), List.of(), List.of());
  }

  /** Returns the verdict with its evidence or its reason, in a line. */
  @Override
  public String toString() {
    String why =
        verdict == Verdict.NOT_CHECKED
            ? reason
            : evidence.stream().map(Evidence::what).collect(Collectors.joining("; "));
    return "%s: %s%s".formatted(kind, verdict, why.isEmpty() ? "" : ": " + why);
  }
}
