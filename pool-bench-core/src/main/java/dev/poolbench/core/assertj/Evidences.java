package dev.poolbench.core.assertj;

import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.Evidence;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the evidence of checks, with the beginnings of stacks. */
final class Evidences {
  private static final int MOST_LINES = 12;

  private Evidences() {}

  static String of(List<CleanUpCheck> checks) {
    return checks.stream().map(Evidences::of).collect(Collectors.joining("\n"));
  }

  static String of(CleanUpCheck check) {
    return check.evidence().isEmpty()
        ? check.toString()
        : "%s: %s%n%s"
            .formatted(
                check.kind(),
                check.verdict(),
                check.evidence().stream().map(Evidences::of).collect(Collectors.joining("\n")));
  }

  private static String of(Evidence one) {
    List<String> lines = one.detail().lines().toList();
    String detail =
        lines.stream().limit(MOST_LINES).map(line -> "\n  " + line).collect(Collectors.joining());
    return "  %s%s%s"
        .formatted(
            one.what(),
            detail,
            lines.size() > MOST_LINES
                ? "\n      and %d more lines".formatted(lines.size() - MOST_LINES)
                : "");
  }
}
