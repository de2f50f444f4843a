package dev.poolbench.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds the value of every option that an adapter or a workload declares; immutable. */
public final class Options {
  private final String owner;
  private final Map<String, Object> values;
  private final Map<String, String> given;

  private Options(String owner, Map<String, Object> values, Map<String, String> given) {
    this.owner = owner;
    this.values = values;
    this.given = given;
  }

  /**
   * Resolves the options of a workload.
   *
   * @param workload the workload, of which only {@link Workload#options()} is called
   * @param spec the values given
   * @return the values, with the default for each that is not given
   * @throws IllegalArgumentException if an option is unknown or its value is not accepted; the
   *     message names the option, the value and what would be accepted; or if the workload declares
   *     two options of one name or two positional ones
   */
  public static Options of(Workload workload, WorkloadSpec spec) {
    return resolve(spec.id(), workload.options(), spec.options());
  }

  static Options resolve(String owner, List<Option<?>> declared, Map<String, String> given) {
    Map<String, Option<?>> byName = new LinkedHashMap<>();
    for (Option<?> option : declared) {
      if (byName.put(option.name(), option) != null) {
        throw new IllegalArgumentException(
            "%s declares option %s twice".formatted(owner, option.name()));
      }
    }
    List<String> positional =
        declared.stream().filter(Option::isPositional).map(Option::name).toList();
    if (positional.size() > 1) {
      throw new IllegalArgumentException(
          "%s declares as positional %s: at most one option may be"
              .formatted(owner, String.join(" and ", positional)));
    }
    Map<String, String> named = nameAll(owner, byName, positional, given);
    Map<String, Object> values = new LinkedHashMap<>();
    for (Option<?> option : declared) {
      String text = named.getOrDefault(option.name(), option.defaultText());
      try {
        values.put(option.name(), option.parse(text));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(owner + ": " + e.getMessage(), e);
      }
    }
    return new Options(owner, values, Collections.unmodifiableMap(named));
  }

  private static Map<String, String> nameAll(
      String owner,
      Map<String, Option<?>> byName,
      List<String> positional,
      Map<String, String> given) {
    Map<String, String> named = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          String known = name;
          if (name.equals(SpecText.POSITIONAL)) {
            if (positional.isEmpty()) {
              throw new IllegalArgumentException(
                  "%s: the value '%s' needs the name of an option; accepted are: %s"
                      .formatted(owner, value, names(byName)));
            }
            known = positional.get(0);
          } else if (!byName.containsKey(name)) {
            throw new UnknownNameException("option of " + owner, name, byName.keySet());
          }
          if (named.put(known, value) != null) {
            throw new IllegalArgumentException(
                "%s: option %s is given twice".formatted(owner, known));
          }
        });
    return named;
  }

  private static String names(Map<String, Option<?>> byName) {
    return byName.isEmpty()
        ? "none, for it has no options"
        : byName.values().stream().map(Option::toString).collect(Collectors.joining(", "));
  }

  /**
   * Returns the value of an option.
   *
   * @param <T> the type of the value
   * @param option an option that the adapter or workload declares
   * @return the value given, or the default
   * @throws IllegalArgumentException if the option is not declared
   */
  @SuppressWarnings("unchecked") // A value was made by the parser of the option of its name.
  public <T> T get(Option<T> option) {
    Object value = values.get(option.name());
    if (value == null) {
      throw new IllegalArgumentException(
          "%s does not declare option %s".formatted(owner, option.name()));
    }
    return (T) value;
  }

  /**
   * Returns the values that were given.
   *
   * @return the textual forms, by the names of the options, in the order given; none without a name
   */
  public Map<String, String> given() {
    return given;
  }
}
