package dev.poolbench.api.launch;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Knows how options of a JVM stand in one text: apart by white space, except within quotes. */
public final class JvmOptions {
  /** Takes what is not quoted by the run: a loop for each character goes as deep as it is long. */
  private static final Pattern OPTION = Pattern.compile("(?:[^\\s\"']++|\"[^\"]*\"|'[^']*')+");

  private JvmOptions() {}

  /**
   * Splits a text.
   *
   * @param text options, as in {@code JAVA_TOOL_OPTIONS}
   * @return each of them, with its quotes
   */
  public static List<String> split(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group).toList();
  }

  /**
   * Takes the quotes out of an option.
   *
   * @param option an option, with quotes or without
   * @return what the JVM takes it for
   */
  public static String unquoted(String option) {
    return option.replaceAll("[\"']", "");
  }
}
