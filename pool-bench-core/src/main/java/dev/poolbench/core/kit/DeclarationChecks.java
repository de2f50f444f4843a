package dev.poolbench.core.kit;

import static dev.poolbench.core.kit.BrokenException.unless;

import dev.poolbench.api.Availability;
import dev.poolbench.api.Option;
import dev.poolbench.api.PoolAdapter;
import dev.poolbench.api.PoolOptions;
import dev.poolbench.api.PoolSpec;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks what an adapter says before it opens a pool. */
final class DeclarationChecks {
  private static final List<String> VALUES = List.of("", "-1", "0", "1", "no-such-value");

  private DeclarationChecks() {}

  static void validatesOptions(Subject subject) {
    for (Option<?> option : subject.adapter().options()) {
      for (String value : VALUES) {
        if (accepts(option, value)) {
          opens(subject, option, value);
        }
      }
    }
  }

  private static boolean accepts(Option<?> option, String value) {
    try {
      option.parse(value);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    } catch (RuntimeException e) {
      throw new BrokenException(
          "option %s=%s: is not refused by an IllegalArgumentException, but %s"
              .formatted(option.name(), value, e));
    }
  }

  private static void opens(Subject subject, Option<?> option, String value) {
    Map<String, String> given = new LinkedHashMap<>(subject.options().spec().options());
    given.put(option.name(), value);
    PoolAdapter adapter = subject.adapter();
    try {
      PoolOptions options =
          PoolOptions.of(adapter, new PoolSpec(adapter.id(), given), subject.workers());
      adapter.open(options).close();
    } catch (Exception e) {
      throw new BrokenException(
          "option %s=%s: is accepted, where it says that accepted is '%s', but then the pool cannot be opened: %s"
              .formatted(option.name(), value, option.accepted(), e));
    }
  }

  static void tellsWithoutLibrary(Subject subject) throws Exception {
    Class<?> type = subject.adapter().getClass();
    if (!isPublic(type)) {
      throw new SkippedException(
          "needs a public class with a public constructor without parameters, to load it anew, as a fork does: %s is not"
              .formatted(type.getName()));
    }
    try (AloneLoader loader = AloneLoader.of(type)) {
      PoolAdapter alone = load(loader, type);
      Availability availability = ask(subject, alone);
      if (availability.isAvailable()) {
        open(subject, alone);
      }
    }
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers())) {
        return false;
      }
    }
    return Arrays.stream(type.getConstructors())
        .anyMatch(constructor -> constructor.getParameterCount() == 0);
  }

  private static PoolAdapter load(AloneLoader loader, Class<?> type) throws Exception {
    try {
      return (PoolAdapter) loader.loadClass(type.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BrokenException(
          "where none but its own classes are, it cannot even be made: " + AloneLoader.cause(e));
    }
  }

  private static Availability ask(Subject subject, PoolAdapter alone) {
    String asked = "id";
    try {
      String id = alone.id();
      asked = "kind";
      String kind = alone.kind().toString();
      asked = "describe";
      String description = alone.describe();
      asked = "options";
      List<Option<?>> options = alone.options();
      asked = "availability";
      Availability availability = alone.availability();
      if (availability.isAvailable()) {
        asked = "supports";
        availability = alone.supports(subject.plainJobs());
      }
      unless(
          !id.isEmpty() && !kind.isEmpty() && description != null && options != null,
          "it has no id, kind, description or options");
      return availability;
    } catch (LinkageError | RuntimeException e) {
      throw e instanceof BrokenException broken
          ? broken
          : new BrokenException(
              "where none but its own classes are, %s() throws %s"
                  .formatted(asked, AloneLoader.cause(e)));
    }
  }

  private static void open(Subject subject, PoolAdapter alone) throws Exception {
    try {
      alone
          .open(
              PoolOptions.of(
                  alone,
                  new PoolSpec(alone.id(), subject.options().spec().options()),
                  subject.workers()))
          .close();
    } catch (LinkageError | ClassNotFoundException e) {
      throw new BrokenException(
          "where none but its own classes are, it says that it is available, and then cannot be opened: %s"
              .formatted(AloneLoader.cause(e)));
    }
  }
}
