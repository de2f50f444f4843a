package dev.poolbench.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and prints the textual form {@code id(name=value,value)}.
 *
 * <p>Commas split only outside parentheses and double quotes. A value that holds an unbalanced
 * parenthesis, an outer comma, a quote or space at its ends is quoted; in quotes a backslash makes
 * the next character plain.
 */
record SpecText(String id, Map<String, String> options) {
  static final String POSITIONAL = "";

  private static final Pattern ID = Pattern.compile("[\\w.$-]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.-]*");
  private static final Pattern FORM =
      Pattern.compile("\\s*(" + ID + ")\\s*(?:\\((.*)\\)\\s*)?", Pattern.DOTALL);
  private static final Pattern NAMED =
      Pattern.compile("\\s*(" + NAME + ")\\s*=(.*)", Pattern.DOTALL);
  private static final Pattern PLAIN =
      Pattern.compile("[^\\p{javaWhitespace}\"(),\\\\]*(\\([^\"()\\\\]*\\))?");

  static SpecText parse(String what, String text) {
    Matcher form = FORM.matcher(Objects.requireNonNull(text, what));
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "%s '%s': accepted is NAME or NAME(OPTION=VALUE,...)".formatted(what, text));
    }
    Map<String, String> options = new LinkedHashMap<>();
    if (form.group(2) != null && !form.group(2).isBlank()) {
      for (String part : split(what, text, form.group(2))) {
        Matcher named = NAMED.matcher(part);
        boolean hasName = named.matches();
        String name = hasName ? named.group(1) : POSITIONAL;
        String value = (hasName ? named.group(2) : part).strip();
        if (options.put(name, unquote(what, text, value)) != null) {
          throw new IllegalArgumentException(
              hasName
                  ? "%s '%s': option %s is given twice".formatted(what, text, name)
                  : "%s '%s': only one value may stand without a name".formatted(what, text));
        }
      }
    }
    return new SpecText(form.group(1), options);
  }

  static List<String> splitList(String what, String text) {
    return split(what, text, Objects.requireNonNull(text, what));
  }

  /** Splits a list that stands in a text. */
  private static List<String> split(String what, String text, String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')' && --depth < 0) {
        break;
      } else if (!quoted && c == ',' && depth == 0) {
        parts.add(list.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(list.substring(start));
    if (depth != 0 || quoted) {
      throw new IllegalArgumentException(
          "%s '%s': a parenthesis or a quote has no partner".formatted(what, text));
    }
    if (parts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "%s '%s': nothing stands before, between or after its commas".formatted(what, text));
    }
    return parts.stream().map(String::strip).toList();
  }

  static String print(String id, Map<String, String> options) {
    if (options.isEmpty()) {
      return id;
    }
    List<String> parts = new ArrayList<>();
    options.forEach(
        (name, value) ->
            parts.add(name.equals(POSITIONAL) ? quote(value) : name + "=" + quote(value)));
    return id + "(" + String.join(",", parts) + ")";
  }

  static Map<String, String> checkedCopy(String what, String id, Map<String, String> options) {
    if (!ID.matcher(Objects.requireNonNull(id, "id")).matches()) {
      throw new IllegalArgumentException(
          "%s '%s': an id is letters, digits, _, ., $ or -".formatted(what, id));
    }
    Map<String, String> copy = new LinkedHashMap<>(options);
    for (String name : copy.keySet()) {
      if (!name.equals(POSITIONAL)) {
        checkName("%s '%s': ".formatted(what, id), name);
      }
    }
    return Collections.unmodifiableMap(copy);
  }

  static void checkName(String where, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%soption '%s': a name is a letter, and then letters, digits, _, . or -"
              .formatted(where, name));
    }
  }

  private static String quote(String value) {
    boolean plain =
        !value.isEmpty() && PLAIN.matcher(value).matches() && !NAMED.matcher(value).matches();
    return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Relies on {@link #split} to have seen that every quote has a partner. */
  private static String unquote(String what, String text, String value) {
    if (!value.startsWith("\"")) {
      return value;
    }
    StringBuilder plain = new StringBuilder();
    int i = 1;
    for (; value.charAt(i) != '"'; i++) {
      if (value.charAt(i) == '\\') {
        i++;
      }
      plain.append(value.charAt(i));
    }
    if (i != value.length() - 1) {
      throw new IllegalArgumentException(
          "%s '%s': something stands after the closing quote of a value".formatted(what, text));
    }
    return plain.toString();
  }
}
