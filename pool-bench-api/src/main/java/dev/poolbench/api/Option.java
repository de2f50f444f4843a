package dev.poolbench.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Declares an option of an adapter or of a workload: its name, its type, its default, and a
 * sentence on what it does. Kept in a constant, it is also the key to its value in {@link Options}.
 *
 * @param <T> the type of the value
 */
public final class Option<T> {
  private final String name;
  private final String defaultText;
  private final String accepted;
  private final String description;
  private final Function<String, T> parser;
  private final boolean positional;

  private Option(
      String name,
      String defaultText,
      String accepted,
      String description,
      Function<String, T> parser,
      boolean positional) {
    SpecText.checkName("", name);
    this.name = name;
    this.defaultText = Objects.requireNonNull(defaultText, "defaultText");
    this.accepted = Objects.requireNonNull(accepted, "accepted");
    this.description = Objects.requireNonNull(description, "description");
    this.parser = Objects.requireNonNull(parser, "parser");
    this.positional = positional;
    parse(defaultText);
  }

  /**
   * Declares an option of any type.
   *
   * @param <T> the type of the value
   * @param name the name, as in {@code name=value}
   * @param defaultText the textual form of the default
   * @param accepted what is accepted, as it stands in an error message and in a listing, such as
   *     {@code linked | array:N}
   * @param description a sentence on what it does, without a full stop
   * @param parser reads a value, never null; throws {@link IllegalArgumentException} for what is
   *     not accepted
   * @return the option
   * @throws IllegalArgumentException if the name is malformed or the default is not accepted
   */
  public static <T> Option<T> of(
      String name,
      String defaultText,
      String accepted,
      String description,
      Function<String, T> parser) {
    return new Option<>(name, defaultText, accepted, description, parser, false);
  }

  /**
   * Declares a whole number.
   *
   * @param name the name
   * @param defaultValue the default
   * @param min the least accepted
   * @param max the greatest accepted
   * @param description a sentence on what it does, without a full stop
   * @return the option
   * @throws IllegalArgumentException if the name is malformed or the default is out of bounds
   */
  public static Option<Integer> integer(
      String name, int defaultValue, int min, int max, String description) {
    String accepted =
        max == Integer.MAX_VALUE
            ? "a whole number of at least " + min
            : "a whole number from %s to %s".formatted(min, max);
    return of(
        name,
        Integer.toString(defaultValue),
        accepted,
        description,
        text -> {
          int value = Integer.parseInt(text);
          if (value < min || value > max) {
            throw new IllegalArgumentException(text);
          }
          return value;
        });
  }

  /**
   * Declares a switch.
   *
   * @param name the name
   * @param defaultValue the default
   * @param description a sentence on what it does, without a full stop
   * @return the option
   * @throws IllegalArgumentException if the name is malformed
   */
  public static Option<Boolean> flag(String name, boolean defaultValue, String description) {
    return of(
        name,
        Boolean.toString(defaultValue),
        "true | false",
        description,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException(text);
            });
  }

  /**
   * Declares a choice among the constants of an enum, written in lower case with dashes.
   *
   * @param <E> the type of the enum
   * @param name the name
   * @param defaultValue the default
   * @param description a sentence on what it does, without a full stop
   * @return the option
   * @throws IllegalArgumentException if the name is malformed
   */
  public static <E extends Enum<E>> Option<E> choice(
      String name, E defaultValue, String description) {
    E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
    return of(
        name,
        textOf(defaultValue),
        Arrays.stream(constants).map(Option::textOf).collect(Collectors.joining(" | ")),
        description,
        text ->
            Arrays.stream(constants)
                .filter(constant -> textOf(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text)));
  }

  /**
   * Declares a text.
   *
   * @param name the name
   * @param defaultValue the default
   * @param description a sentence on what it does, without a full stop
   * @return the option
   * @throws IllegalArgumentException if the name is malformed
   */
  public static Option<String> text(String name, String defaultValue, String description) {
    return of(name, defaultValue, "a text", description, Function.identity());
  }

  /**
   * Declares a span of time, written with its unit, such as {@code 5ms}.
   *
   * @param name the name
   * @param defaultText the textual form of the default
   * @param description a sentence on what it does, without a full stop
   * @return the option
   * @throws IllegalArgumentException if the name is malformed or the default is not accepted
   */
  public static Option<Duration> duration(String name, String defaultText, String description) {
    return of(name, defaultText, Quantity.DURATIONS, description, Quantity::duration);
  }

  /**
   * Declares a size in bytes, written with its unit, such as {@code 16kb}.
   *
   * @param name the name
   * @param defaultText the textual form of the default
   * @param description a sentence on what it does, without a full stop
   * @return the option
   * @throws IllegalArgumentException if the name is malformed or the default is not accepted
   */
  public static Option<Long> bytes(String name, String defaultText, String description) {
    return of(name, defaultText, Quantity.SIZES, description, Quantity::bytes);
  }

  /**
   * Lets the value stand without the name, as in {@code sleep(5ms)}; at most one option of an
   * adapter or workload may.
   *
   * @return an option like this one
   */
  public Option<T> positional() {
    return new Option<>(name, defaultText, accepted, description, parser, true);
  }

  /**
   * Reads a value.
   *
   * @param text the textual form
   * @return the value
   * @throws IllegalArgumentException if it is not accepted; the message names the option, the text
   *     and what would be accepted
   */
  public T parse(String text) {
    T value;
    try {
      value = parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "option %s=%s: accepted is %s".formatted(name, text, accepted), e);
    }
    if (value == null) {
      throw new IllegalArgumentException(
          "option %s=%s: its parser returned null, where it has to return a value or to refuse"
              .formatted(name, text));
    }
    return value;
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the default.
   *
   * @return the textual form of the default
   */
  public String defaultText() {
    return defaultText;
  }

  /**
   * Returns what is accepted.
   *
   * @return words for a person
   */
  public String accepted() {
    return accepted;
  }

  /**
   * Returns what the option does.
   *
   * @return a sentence without a full stop
   */
  public String description() {
    return description;
  }

  /**
   * Tells whether the value may stand without the name.
   *
   * @return whether it may
   */
  public boolean isPositional() {
    return positional;
  }

  /** Returns the option with its default, as {@code name=default}. */
  @Override
  public String toString() {
    return name + "=" + defaultText;
  }

  private static String textOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
