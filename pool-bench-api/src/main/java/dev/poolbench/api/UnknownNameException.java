package dev.poolbench.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says that a name is not known, which names are, and which of them comes nearest. */
public final class UnknownNameException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_EDITS = 3;
  private static final int MOST_HINTS = 3;

  /**
   * Makes the message from the names that are known; it suggests those that take few edits, or that
   * begin with the given name.
   *
   * @param what what is named, such as {@code pool}
   * @param name the name that is not known
   * @param known the names that are
   */
  public UnknownNameException(String what, String name, Collection<String> known) {
    super(message(what, name, known));
  }

  private static String message(String what, String name, Collection<String> known) {
    if (known.isEmpty()) {
      return "unknown %s '%s': there is none".formatted(what, name);
    }
    List<String> near =
        known.stream()
            .filter(candidate -> isNear(name, candidate))
            .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .limit(MOST_HINTS)
            .toList();
    String hint = near.isEmpty() ? "" : "; did you mean %s?".formatted(String.join(" or ", near));
    return "unknown %s '%s'%s Accepted: %s"
        .formatted(
            what,
            name,
            hint.isEmpty() ? "." : hint,
            String.join(", ", known.stream().sorted().toList()));
  }

  /** Tells whether few edits make one name of the other, or the given one begins the other. */
  private static boolean isNear(String name, String candidate) {
    boolean begins = !name.isEmpty() && candidate.regionMatches(true, 0, name, 0, name.length());
    return begins
        || distance(name, candidate) <= Math.min(MOST_EDITS, Math.max(1, name.length() / 2));
  }

  /** Counts the edits from one name to another: the distance of Levenshtein, 1965. */
  private static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
