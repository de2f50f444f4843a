package dev.poolbench.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds what a pool is opened with: the number of workers and the adapter's own options. */
public final class PoolOptions {

  /** Declares the option that every pool has: {@code workers}, at least 1. */
  public static final Option<Integer> WORKERS =
      Option.integer(PoolSpec.WORKERS, 50, 1, Integer.MAX_VALUE, "how many workers the pool has");

  private final PoolSpec spec;
  private final Options options;

  private PoolOptions(PoolSpec spec, Options options) {
    this.spec = spec;
    this.options = options;
  }

  /**
   * Resolves the options of a pool.
   *
   * @param adapter the adapter, of which only what it declares is asked
   * @param spec the values given
   * @param workers how many workers there are if {@code spec} does not say
   * @return the values, with the default for each that is not given; a pool of kind {@link
   *     PoolKind#CALLER} has one worker whatever {@code workers} is
   * @throws IllegalArgumentException if an option is unknown or its value is not accepted; the
   *     message names the option, the value and what would be accepted; or if the adapter declares
   *     two options of one name or two positional ones
   */
  public static PoolOptions of(PoolAdapter adapter, PoolSpec spec, int workers) {
    boolean caller = adapter.kind() == PoolKind.CALLER;
    List<Option<?>> declared = new ArrayList<>();
    declared.add(caller ? callersOnly() : WORKERS);
    declared.addAll(adapter.options());
    Map<String, String> given = new LinkedHashMap<>(spec.options());
    if (!caller) {
      given.putIfAbsent(WORKERS.name(), Integer.toString(workers));
    }
    Options options = Options.resolve(adapter.id(), declared, given);
    Map<String, String> rest = new LinkedHashMap<>(options.given());
    rest.remove(WORKERS.name());
    return new PoolOptions(new PoolSpec(spec.id(), rest), options);
  }

  /**
   * Resolves the defaults of a pool.
   *
   * @param adapter the adapter, of which only what it declares is asked
   * @param workers how many workers there are
   * @return the values
   */
  public static PoolOptions of(PoolAdapter adapter, int workers) {
    return of(adapter, new PoolSpec(adapter.id(), Map.of()), workers);
  }

  /**
   * Returns the number of workers.
   *
   * @return at least 1
   */
  public int workers() {
    return options.get(WORKERS);
  }

  /**
   * Returns the value of an option.
   *
   * @param <T> the type of the value
   * @param option an option that the adapter declares
   * @return the value given, or the default
   * @throws IllegalArgumentException if the option is not declared
   */
  public <T> T get(Option<T> option) {
    return options.get(option);
  }

  /**
   * Returns the pool that these options are of.
   *
   * @return the id and the options given, all with their names; without the number of workers
   */
  public PoolSpec spec() {
    return spec;
  }

  private static Option<Integer> callersOnly() {
    return Option.of(
        WORKERS.name(),
        "1",
        "1, for the thread that hands over is the worker",
        WORKERS.description(),
        text -> {
          if (!text.equals("1")) {
            throw new IllegalArgumentException(text);
          }
          return 1;
        });
  }
}
