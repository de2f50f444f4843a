package dev.poolbench.core.junit;

import dev.poolbench.core.cleanup.CleanUpCheck;
import dev.poolbench.core.cleanup.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a test has left behind. */
record Leaks(List<CleanUpCheck> checks) {
  private static final int MOST_LINES = 12;

  /** Returns what is left, by check, with all that is known of it. */
  Map<String, String> entry() {
    Map<String, String> entry = new LinkedHashMap<>();
    for (CleanUpCheck check : checks) {
      entry.put(
          "left behind, " + check.kind(),
          check.evidence().stream().map(Leaks::whole).collect(Collectors.joining("\n")));
    }
    return entry;
  }

  /** Returns what is left, with the beginnings of stacks. */
  String message(String test) {
    return "%s leaves behind what it took: %s"
        .formatted(
            test,
            checks.stream()
                .map(
                    check ->
                        "%s:%n%s"
                            .formatted(
                                check.kind(),
                                check.evidence().stream()
                                    .map(Leaks::cut)
                                    .collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n")));
  }

  private static String whole(Evidence one) {
    return one.detail().isEmpty() ? one.what() : one.what() + "\n" + one.detail().stripTrailing();
  }

  private static String cut(Evidence one) {
    List<String> lines = whole(one).lines().toList();
    String text =
        lines.stream().limit(MOST_LINES).map(line -> "  " + line).collect(Collectors.joining("\n"));
    return lines.size() > MOST_LINES
        ? "%s%n      and %d more lines in the report entry"
            .formatted(text, lines.size() - MOST_LINES)
        : text;
  }
}
