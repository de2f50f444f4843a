package dev.poolbench.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

/** States what verdicts a test expects. */
final class Verdicts {
  private Verdicts() {}

  /** Expects one leak and nothing else, and returns the check that found it. */
  static CleanUpCheck onlyLeak(CleanUpReport report, CheckKind kind) {
    assertThat(report.leaks())
        .as(() -> inFull(report))
        .extracting(CleanUpCheck::kind)
        .containsExactly(kind);
    assertAllElseChecked(report);
    CleanUpCheck check = report.check(kind);
    assertThat(check.evidence()).isNotEmpty();
    return check;
  }

  static void noLeak(CleanUpReport report) {
    assertThat(report.leaks()).as(() -> inFull(report)).isEmpty();
    assertAllElseChecked(report);
  }

  private static void assertAllElseChecked(CleanUpReport report) {
    Set<CheckKind> notHere = EnumSet.noneOf(CheckKind.class);
    if (Runtime.version().feature() < 21) {
      notHere.add(CheckKind.VIRTUAL_THREADS);
    }
    if (!System.getProperty("os.name").equals("Linux")) {
      notHere.add(CheckKind.FILES);
    }
    assertThat(report.checks())
        .filteredOn(check -> check.verdict() == Verdict.NOT_CHECKED)
        .extracting(CleanUpCheck::kind)
        .containsExactlyInAnyOrderElementsOf(notHere);
    assertThat(report.checks()).extracting(CleanUpCheck::kind).containsExactly(CheckKind.values());
  }

  private static String inFull(CleanUpReport report) {
    StringBuilder text = new StringBuilder().append(report);
    for (CleanUpCheck check : report.leaks()) {
      for (Evidence evidence : check.evidence()) {
        text.append("\n\n").append(evidence.what()).append('\n').append(evidence.detail());
      }
    }
    return text.toString();
  }
}
