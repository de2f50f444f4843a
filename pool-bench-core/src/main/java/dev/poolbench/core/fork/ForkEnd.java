package dev.poolbench.core.fork;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into words how a fork ended that should not have ended yet. */
final class ForkEnd {
  private static final int SIGNALS = 128;
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("java\\.lang\\.OutOfMemoryError(?:: [^\\r\\n]*)?");

  private ForkEnd() {}

  static String describe(int exitCode, String log) {
    Matcher outOfMemory = OUT_OF_MEMORY.matcher(log);
    if (outOfMemory.find()) {
      return "the fork ran out of memory (%s) and ended with exit code %d"
          .formatted(outOfMemory.group(), exitCode);
    }
    if (exitCode > SIGNALS) {
      return "the fork was ended by signal %d, or with exit code %d"
          .formatted(exitCode - SIGNALS, exitCode);
    }
    return "the fork ended by itself with exit code %d".formatted(exitCode);
  }
}
